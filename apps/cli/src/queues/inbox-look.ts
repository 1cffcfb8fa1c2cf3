import type { Bench, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import type { DeskBody } from './at-desk.ts';
import { askDesk, listIn, memberLines, queryOf, textOf } from './at-desk.ts';

/** What came in. */
export async function listInbox(bench: Bench): Promise<Report> {
  const [state, before, max] = ['state', 'before', 'max'].map((name) => bench.line.value(name));
  const query = queryOf({ state, before, max });
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
  const more = body['more'] === true;
  const lines = body['lines'] as LinesShown | undefined;
  const isParked = (entry: DeskBody) => listIn(entry, 'states').some(({ state }) => state === 'parked');
  return {
    findings: entries.some(isParked) || sinks.some(({ disabledAt }) => disabledAt !== undefined),
    facts: { entries, more, sinks, ...(lines !== undefined && { lines }) },
    lines: [
      ...(entries.length === 0
        ? [lines === undefined ? 'no such entry' : 'nothing is queued']
        : columns(rows)),
      ...(more ? [`there are more: --before ${textOf(entries.at(-1)?.['entry'])}`] : []),
      ...sinkLines,
      ...(lines === undefined ? [] : fileLines(lines)),
    ],
  };
}

/** The file of JSON lines as the desk shows it. */
interface LinesShown {
  readonly file: string;
  readonly bytes: number;
  readonly writtenAt: string;
  readonly newest: readonly DeskBody[];
}

function fileLines({ file, bytes, writtenAt, newest }: LinesShown): readonly string[] {
  const names = ['kind', 'type', 'reference', 'agency', 'receivedAt'];
  const rows = newest.map((line) => ['', ...names.map((name) => textOf(line[name]))]);
  return [`file ${file} (json-lines): ${bytes} bytes, last changed ${writtenAt}`, ...columns(rows)];
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
