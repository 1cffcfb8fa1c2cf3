import type { Command } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { askDesk, CONFIG, STAFF } from './at-desk.ts';

const REQUIRED_STAFF = { ...STAFF, required: true } as const;

/** Has what came in delivered again. */
export const inboxRetry: Command = {
  name: 'inbox retry',
  summary: 'have an entry delivered again at once, or all that a sink has not got',
  about: [
    'With --sink everything that waits there or is parked goes again, and a receiver that was disabled (it answered 410) is told again. With --since besides, also what was delivered from that instant on and is still kept: receivers know it by its webhook-id. What was recalled is not delivered by any retry. An entry that could not be read is asked for at the hub again.',
  ],
  operands: [CONFIG, { name: 'entry', words: 'the number of the entry', optional: true }],
  options: {
    sink: { words: 'the name of a sink', value: 'name' },
    since: { words: 'with --sink: from this instant on, as 2026-03-01T00:00:00.000Z', value: 'instant' },
    staff: REQUIRED_STAFF,
  },
  settings: [],
  example: 'npx wegmarke inbox retry config.yaml --sink webhook --staff it-01',
  async run(bench) {
    const entry = bench.line.optionalOperand('entry');
    const sink = bench.line.value('sink');
    const since = bench.line.value('since');
    if ((entry === undefined) === (sink === undefined))
      throw wrongUsage('USAGE_WRONG', 'name an entry or a sink', ['npx wegmarke inbox retry --help']);
    const path =
      sink === undefined
        ? `/desk/queues/inbox/${encodeURIComponent(entry ?? '')}/retry`
        : `/desk/sinks/${encodeURIComponent(sink)}/retry`;
    const body = sink === undefined || since === undefined ? {} : { since };
    const { retried } = await askDesk(bench, { method: 'POST', path, body });
    return { facts: { retried }, lines: [`${String(retried)} entries go again`] };
  },
};

/** Gives an entry up. */
export const inboxDrop: Command = {
  name: 'inbox drop',
  summary: 'deliver an entry to no sink any more, with a reason that is noted',
  about: ['Sinks that have it already keep it; the hub is told nothing, as the agency did receive it.'],
  operands: [CONFIG, { name: 'entry', words: 'the number of the entry' }],
  options: {
    reason: { words: 'why, 3 to 200 characters, without names of persons', value: 'words', required: true },
    staff: REQUIRED_STAFF,
  },
  settings: [],
  example: 'npx wegmarke inbox drop config.yaml 17 --reason "the receiver has it by hand" --staff it-01',
  async run(bench) {
    const path = `/desk/queues/inbox/${encodeURIComponent(bench.line.operand('entry'))}/drop`;
    await askDesk(bench, { method: 'POST', path, body: { reason: bench.line.value('reason') } });
    return { facts: { dropped: 1 }, lines: ['dropped; the reason is noted'] };
  },
};
