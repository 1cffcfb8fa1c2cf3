import type { Bench, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import type { DeskBody } from './at-desk.ts';
import { askDesk, listIn, memberLines, queryOf, textOf } from './at-desk.ts';

/** The messages of the outbox. */
export async function listOutbox(bench: Bench): Promise<Report> {
  const [state, after, max] = ['state', 'after', 'max'].map((name) => bench.line.value(name));
  const query = queryOf({ state, after, max });
  return listed(await askDesk(bench, { method: 'GET', path: `/desk/queues/outbox${query}` }));
}

function listed(body: DeskBody): Report {
  const items = listIn(body, 'items');
  const more = body['more'] === true;
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
    facts: { items, more },
    lines: [
      ...(items.length === 0 ? ['no such message'] : columns(rows)),
      ...(more ? [`there are more: --after ${textOf(items.at(-1)?.['id'])}`] : []),
    ],
  };
}

/** One message. */
export async function showInOutbox(bench: Bench): Promise<Report> {
  const query = queryOf({ payload: bench.line.isOn('payload') ? 'yes' : undefined });
  const path = `/desk/queues/outbox/${encodeURIComponent(bench.line.operand('id'))}${query}`;
  const item = await askDesk(bench, { method: 'GET', path });
  return { facts: { item }, lines: memberLines(item) };
}
