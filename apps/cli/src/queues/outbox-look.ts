import type { Bench, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import { askDesk, listIn, memberLines, queryOf, textOf } from './at-desk.ts';

/** The messages of the outbox. */
export async function listOutbox(bench: Bench): Promise<Report> {
  const query = queryOf({ state: bench.line.value('state'), max: bench.line.value('max') });
  return listed(
    listIn(await askDesk(bench, { method: 'GET', path: `/desk/queues/outbox${query}` }), 'items'),
  );
}

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
export async function showInOutbox(bench: Bench): Promise<Report> {
  const query = queryOf({ payload: bench.line.isOn('payload') ? 'yes' : undefined });
  const path = `/desk/queues/outbox/${encodeURIComponent(bench.line.operand('id'))}${query}`;
  const item = await askDesk(bench, { method: 'GET', path });
  return { facts: { item }, lines: memberLines(item) };
}
