import type { PublishedTable } from '../index.ts';
import type { AtMost } from './exact-system.ts';
import { ExactSystem } from './exact-system.ts';
import { isIn, kindsOf } from './world-kinds.ts';

/** From so many people on, as the published count tells, a table tells days instead of weeks. */
const DAYS_FROM = 30;
/** Of four, two and ten parts so many lie before each length that a table tells. */
const SHARES = { p25: [1, 4], median: [1, 2], p90: [9, 10] } as const;
const NAMES = ['p25', 'median', 'p90'] as const;

/** Between which exact lengths a share of a cell's people came to an end. */
interface Told {
  readonly before: number;
  readonly parts: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What somebody finds out who also reads the lengths of a table of waits that are all over: the smallest upper bound of any kind of
 * people, infinite where each may have `enough`, `impossible` where nothing fits. People are told apart by how long they waited too.
 */
export function leastBoundByLengths(table: PublishedTable, enough: number): number | 'impossible' {
  const kinds = kindsOf([table], false);
  const shown = table.cells.flatMap((cell) => {
    if (cell.count === null) return [];
    const least = cell.count - table.threshold;
    const unit = least >= DAYS_FROM ? 1 : 7;
    const told = NAMES.flatMap((name): readonly Told[] => {
      const days = cell[name];
      const [before, parts] = SHARES[name];
      return typeof days === 'number' ? [{ before, parts, from: days - unit / 2, to: days + unit / 2 }] : [];
    });
    const own = kinds.flatMap((kind, index) => (isIn(kind, table, cell) ? [index] : []));
    return [{ own, least, most: cell.count + table.threshold - 1, told }];
  });
  const edges = new Set(shown.flatMap(({ told }) => told.flatMap(({ from, to }) => [from, to])));
  const ends = [...[...edges].toSorted((a, b) => a - b), Infinity];
  const unknown = (kind: number, length: number): number => kind * ends.length + length;
  const people = (own: readonly number[], until: number): readonly number[] =>
    own.flatMap((kind) => ends.flatMap((end, length) => (end <= until ? [unknown(kind, length)] : [])));
  const statements = shown.flatMap(({ own, least, most, told }) => [
    sumOf([[people(own, Infinity), 1]], most),
    sumOf([[people(own, Infinity), -1]], -least),
    ...told.flatMap((one) => statementsOf(one, people(own, Infinity), (until) => people(own, until))),
  ]);
  const system = new ExactSystem(kinds.length * ends.length, statements);
  if (system.contradiction() !== undefined) return 'impossible';
  const bounds = kinds.map((_, kind) => {
    const answer = system.climb(people([kind], Infinity), enough);
    if (!('times' in answer)) return Infinity;
    return (
      answer.times.reduce((sum, often, at) => sum + often * (statements[at]?.bound ?? 0), 0) / answer.parts
    );
  });
  return Math.min(...bounds);
}

/**
 * The quantile of type 7 lies at place `share × (n − 1)` of the sorted waits, counted from 0: no more than that place, rounded up, are
 * shorter; no fewer than the place, rounded down, and one more are not longer.
 */
function statementsOf(
  { before, parts, from, to }: Told,
  all: readonly number[],
  until: (end: number) => readonly number[],
): readonly AtMost[] {
  return [
    sumOf(
      [
        [until(from), parts],
        [all, -before],
      ],
      parts - 1 - before,
    ),
    sumOf(
      [
        [all, before],
        [until(to), -parts],
      ],
      before - 1,
    ),
  ];
}

function sumOf(
  terms: readonly (readonly [unknowns: readonly number[], times: number])[],
  bound: number,
): AtMost {
  const sum = new Map<number, number>();
  for (const [unknowns, times] of terms)
    for (const unknown of unknowns) sum.set(unknown, (sum.get(unknown) ?? 0) + times);
  return { sum, bound };
}
