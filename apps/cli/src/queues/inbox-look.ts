import type { Command, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import type { DeskBody } from './at-desk.ts';
import { askDesk, CONFIG, listIn, memberLines, queryOf, STAFF, textOf } from './at-desk.ts';

/** What came in. */
export const inboxLs: Command = {
  name: 'inbox ls',
  summary: 'list what came in for an adapter, newest first, and how its sinks stand',
  about: [
    'States at a sink: waiting, done, parked (given up with the reason; retry or drop it), dropped, recalled (its use ended before the sink had it). What goes to the file of JSON lines is in the file and not listed here.',
  ],
  operands: [CONFIG],
  options: {
    state: { words: 'only those in this state at some sink', value: 'state' },
    max: { words: 'how many at most, 1 to 1000; 100 when absent', value: 'n' },
  },
  settings: [],
  findings: 'entries are parked, or a receiver wants nothing more',
  example: 'npx wegmarke inbox ls config.yaml --state parked',
  async run(bench) {
    const query = queryOf({ state: bench.line.value('state'), max: bench.line.value('max') });
    return listed(await askDesk(bench, { method: 'GET', path: `/desk/queues/inbox${query}` }));
  },
};

function listed(body: DeskBody): Report {
  const entries = listIn(body, 'entries');
  const sinks = listIn(body, 'sinks');
  const rows = entries.map((entry) => [
    textOf(entry['entry']),
    textOf(entry['kind']),
    textOf(entry['type']),
    textOf(entry['reference']),
    statesIn(entry),
  ]);
  const sinkLines = sinks.map(
    ({ name, kind, counts, disabledAt }) =>
      `sink ${textOf(name)} (${textOf(kind)}): ${textOf(counts)}${disabledAt === undefined ? '' : `, disabled since ${textOf(disabledAt)}`}`,
  );
  const isParked = (entry: DeskBody) => listIn(entry, 'states').some(({ state }) => state === 'parked');
  return {
    findings: entries.some(isParked) || sinks.some(({ disabledAt }) => disabledAt !== undefined),
    facts: { entries, sinks },
    lines: [...(entries.length === 0 ? ['no such entry'] : columns(rows)), ...sinkLines],
  };
}

function statesIn(entry: DeskBody): string {
  return listIn(entry, 'states')
    .map(
      ({ sink, state, code }) =>
        `${textOf(sink)} ${textOf(state)}${code === undefined ? '' : ` ${textOf(code)}`}`,
    )
    .join(', ');
}

/** One entry. */
export const inboxShow: Command = {
  name: 'inbox show',
  summary: 'show one entry that came in: where it stands at each sink, who decided what about it',
  about: ['What the entry says is shown with --payload only, which needs --staff and is noted.'],
  operands: [CONFIG, { name: 'entry', words: 'the number of the entry' }],
  options: { payload: { words: 'show also what it says' }, staff: STAFF },
  settings: [],
  example: 'npx wegmarke inbox show config.yaml 17',
  async run(bench) {
    const number = encodeURIComponent(bench.line.operand('entry'));
    const query = queryOf({ payload: bench.line.isOn('payload') ? 'yes' : undefined });
    const entry = await askDesk(bench, { method: 'GET', path: `/desk/queues/inbox/${number}${query}` });
    return { facts: { entry }, lines: memberLines(entry) };
  },
};
