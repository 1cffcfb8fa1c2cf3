import type { Bench, Command, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import { askDesk, CONFIG, listIn, memberLines, queryOf, STAFF, textOf } from './at-desk.ts';

/** The messages of the outbox. */
export const outboxLs: Command = {
  name: 'outbox ls',
  summary: 'list messages of an adapter, oldest first',
  about: [
    'States: ready (goes out next), sent (waits for its receipt), held (waits for a link or a basis), parked (put aside with the reason; retry or drop it), recorded and refused (final, by the receipt of the hub).',
  ],
  operands: [CONFIG],
  options: {
    state: { words: 'only those in this state', value: 'state' },
    max: { words: 'how many at most, 1 to 1000; 100 when absent', value: 'n' },
  },
  settings: [],
  findings: 'messages are parked',
  example: 'npx wegmarke outbox ls config.yaml --state parked',
  async run(bench) {
    const query = queryOf({ state: bench.line.value('state'), max: bench.line.value('max') });
    return listed(
      listIn(await askDesk(bench, { method: 'GET', path: `/desk/queues/outbox${query}` }), 'items'),
    );
  },
};

function listed(items: readonly Readonly<Record<string, unknown>>[]): Report {
  const rows = items.map((item) => [
    textOf(item['id']),
    item['parked'] === true ? 'parked' : textOf(item['state']),
    textOf(item['code']),
    textOf(item['type']),
    textOf(item['reference']),
    textOf(item['reason']),
  ]);
  return {
    findings: items.some(({ parked }) => parked === true),
    facts: { items },
    lines: items.length === 0 ? ['no such message'] : columns(rows),
  };
}

/** One message. */
export const outboxShow: Command = {
  name: 'outbox show',
  summary: 'show one message of an adapter: where it stands, its attempts, who decided what about it',
  about: ['What the message says is shown with --payload only, which needs --staff and is noted.'],
  operands: [CONFIG, { name: 'id', words: 'the id of the message', form: /^-?[\w-]+$/ }],
  options: { payload: { words: 'show also what it says' }, staff: STAFF },
  settings: [],
  example: 'npx wegmarke outbox show config.yaml 4Jc…',
  async run(bench: Bench) {
    const query = queryOf({ payload: bench.line.isOn('payload') ? 'yes' : undefined });
    const path = `/desk/queues/outbox/${encodeURIComponent(bench.line.operand('id'))}${query}`;
    const item = await askDesk(bench, { method: 'GET', path });
    return { facts: { item }, lines: memberLines(item) };
  },
};
