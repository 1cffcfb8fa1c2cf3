import type { Bench, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import type { DeskBody } from './at-desk.ts';
import { askDesk, listIn, memberLines, queryOf, textOf } from './at-desk.ts';

/** What came in. */
export async function listInbox(bench: Bench): Promise<Report> {
  const query = queryOf({ state: bench.line.value('state'), max: bench.line.value('max') });
  return listed(await askDesk(bench, { method: 'GET', path: `/desk/queues/inbox${query}` }));
}

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
export async function showInInbox(bench: Bench): Promise<Report> {
  const number = encodeURIComponent(bench.line.operand('entry'));
  const query = queryOf({ payload: bench.line.isOn('payload') ? 'yes' : undefined });
  const entry = await askDesk(bench, { method: 'GET', path: `/desk/queues/inbox/${number}${query}` });
  return { facts: { entry }, lines: memberLines(entry) };
}
