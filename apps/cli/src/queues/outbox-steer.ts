import type { Command } from '../command.ts';
import { askDesk, CONFIG, STAFF } from './at-desk.ts';

const MESSAGE = { name: 'id', words: 'the id of the message', form: /^-?[\w-]+$/ } as const;
const REQUIRED_STAFF = { ...STAFF, required: true } as const;
const REASON = { words: 'why, 3 to 200 characters, without names of persons', value: 'words' } as const;

/** Has a message tried again. */
export const outboxRetry: Command = {
  name: 'outbox retry',
  summary: 'have a message sent again at once, or everything that is parked',
  about: [
    'The own gate is asked again first. What the hub refused is final: put the row right in the export.',
  ],
  operands: [
    CONFIG,
    { ...MESSAGE, words: 'the id of the message, or the word parked for all that is parked' },
  ],
  options: { staff: REQUIRED_STAFF },
  settings: [],
  example: 'npx wegmarke outbox retry config.yaml parked --staff it-01',
  async run(bench) {
    const path = `/desk/queues/outbox/${encodeURIComponent(bench.line.operand('id'))}/retry`;
    const { retried } = await askDesk(bench, { method: 'POST', path, body: {} });
    return { facts: { retried }, lines: [`${String(retried)} messages go again`] };
  },
};

/** Gives a message up. */
export const outboxDrop: Command = {
  name: 'outbox drop',
  summary: 'give a message up for good, with a reason that is noted',
  about: [
    'Only what is held, parked or has not left yet. A withdrawal, an objection or whatever else stops something from leaving is never dropped. The same row in a later export stays dropped; a corrected row is a new message.',
  ],
  operands: [CONFIG, MESSAGE],
  options: { reason: { ...REASON, required: true }, staff: REQUIRED_STAFF },
  settings: [],
  example: 'npx wegmarke outbox drop config.yaml 4Jc… --reason "made by a test export" --staff it-01',
  async run(bench) {
    const path = `/desk/queues/outbox/${encodeURIComponent(bench.line.operand('id'))}/drop`;
    await askDesk(bench, { method: 'POST', path, body: { reason: bench.line.value('reason') } });
    return { facts: { dropped: 1 }, lines: ['dropped; the reason is noted'] };
  },
};

/** Stops the outbox. */
export const outboxPause: Command = {
  name: 'outbox pause',
  summary: 'let nothing leave but what stops something else from leaving',
  about: ['Imports go on and wait. Withdrawals and the like leave all the same. A pause outlives a restart.'],
  operands: [CONFIG],
  options: { reason: REASON, staff: REQUIRED_STAFF },
  settings: [],
  example: 'npx wegmarke outbox pause config.yaml --reason "new mapping" --staff it-01',
  async run(bench) {
    const reason = bench.line.value('reason');
    const body = reason === undefined ? {} : { reason };
    const { paused } = await askDesk(bench, { method: 'POST', path: '/desk/queues/outbox/pause', body });
    return { facts: { paused }, lines: ['paused; go on with: wegmarke outbox resume'] };
  },
};

/** Lets the outbox go on. */
export const outboxResume: Command = {
  name: 'outbox resume',
  summary: 'let everything leave again after a pause',
  about: [
    'What waited goes in its order, case by case. The pause and its end are kept in the journal with who made them, and why.',
  ],
  operands: [CONFIG],
  options: { staff: REQUIRED_STAFF },
  settings: [],
  example: 'npx wegmarke outbox resume config.yaml --staff it-01',
  async run(bench) {
    await askDesk(bench, { method: 'POST', path: '/desk/queues/outbox/resume', body: {} });
    return { facts: { paused: null }, lines: ['goes on'] };
  },
};
