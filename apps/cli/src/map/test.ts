import { stat } from 'node:fs/promises';
import type { Mapping } from '#adapter';
import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { placeInCsv } from './cell-places.ts';
import type { MappingFault } from './mapping-file.ts';
import { faultLine, isFaulty, readMappingFile } from './mapping-file.ts';
import { problemLine, rowLines } from './row-lines.ts';
import type { TriedRow } from './try-export.ts';
import { entryFor, tryExport } from './try-export.ts';

/** Shows what a mapping makes of real exports. */
export async function testMapping({ line, progress }: Bench): Promise<Report> {
  const path = line.operand('mapping');
  const mapping = await readMappingFile(path);
  if (isFaulty(mapping)) return faultyMapping(path, mapping);
  for (const file of line.operands('export')) await assertThere(file);
  const exports: TriedExport[] = [];
  for (const file of line.operands('export'))
    exports.push(
      await tryOne(mapping, file, {
        onlyProblems: line.isOn('only-problems'),
        told: (rows) => progress.at(file, rows),
      }),
    );
  return reportOf(path, exports);
}

/** What reads exports takes a file that is gone for one that changed: right in a watched folder, no answer to a wrong name. */
async function assertThere(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined))?.isFile() === true) return;
  throw wrongUsage('FILE_UNREADABLE', `no such file: ${file}`, [
    'correct the path, and type the command again',
  ]);
}

interface Totals {
  rows: number;
  events: number;
  problems: number;
  leftOut: number;
}

interface TriedExport {
  readonly file: string;
  readonly totals: Totals;
  readonly shown: readonly TriedRow[];
}

const TELL_EVERY = 1000;
/** Of each export; more nobody reads, and they would have to be held in memory. All are counted. */
const MOST_SHOWN = 10_000;

async function tryOne(
  mapping: Mapping,
  file: string,
  { onlyProblems, told }: { readonly onlyProblems: boolean; readonly told: (rows: number) => void },
): Promise<TriedExport> {
  const totals: Totals = { rows: 0, events: 0, problems: 0, leftOut: 0 };
  const shown: TriedRow[] = [];
  for await (const row of tryExport(mapping, file)) {
    totals.rows += row.cells.size > 0 ? 1 : 0;
    totals.events += row.events.length;
    totals.problems += row.problems.length;
    totals.leftOut += row.leftOut === undefined ? 0 : 1;
    const isAskedFor = !onlyProblems || row.problems.length > 0;
    if (isAskedFor && shown.length < MOST_SHOWN) shown.push(row);
    if (totals.rows % TELL_EVERY === 0) told(totals.rows);
  }
  return { file, totals, shown: await withPlaces(mapping, file, shown) };
}

async function withPlaces(
  mapping: Mapping,
  file: string,
  rows: readonly TriedRow[],
): Promise<readonly TriedRow[]> {
  const format = entryFor(mapping, file)?.format;
  if (format?.kind !== 'csv') return rows;
  const all = rows.flatMap(({ problems }) => problems);
  const placed = await placeInCsv(file, format, all);
  const byProblem = new Map(all.map((problem, index) => [problem, placed[index] ?? problem]));
  return rows.map((row) => ({ ...row, problems: row.problems.map((one) => byProblem.get(one) ?? one) }));
}

function reportOf(path: string, exports: readonly TriedExport[]): Report {
  const sum = (of: keyof Totals): number => exports.reduce((total, one) => total + one.totals[of], 0);
  const problems = exports.flatMap(({ shown }) => shown.flatMap((row) => row.problems));
  return {
    findings: sum('problems') > 0,
    facts: {
      mapping: path,
      files: exports.map(({ file, totals }) => ({ file, ...totals })),
      rows: exports.flatMap(({ shown }) =>
        shown.map((row) => ({ ...row, cells: Object.fromEntries(row.cells) })),
      ),
      problems,
    },
    lines: [
      ...exports.flatMap(({ shown }) => shown.flatMap(rowLines)),
      ...(problems.length === 0 ? [] : ['Problems:', ...problems.map(problemLine), '']),
      ...exports
        .filter(({ shown }) => shown.length === MOST_SHOWN)
        .map(({ file }) => `${file}: the first ${MOST_SHOWN} rows are shown; all are counted`),
      `${sum('rows')} rows: ${sum('events')} events, ${sum('leftOut')} left out, ${sum('problems')} problems`,
    ],
  };
}

function faultyMapping(path: string, faults: readonly MappingFault[]): Report {
  return {
    findings: true,
    facts: { mapping: path, faults },
    lines: faults.map((fault) => faultLine(path, fault)),
  };
}
