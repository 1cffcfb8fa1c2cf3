import type { Dimension } from './dimension.ts';
import { ISSUE_MODE_AT_END, OTHER, valuesOf } from './dimension.ts';
import { isCountedByEnd } from './left-out-edges.ts';
import type { Outcome } from './outcome.ts';
import { NEXT } from './outcome.ts';
import { spanOf } from './quarter.ts';
import type { Range } from './threshold.ts';
import type { TableHead } from './wait-table.ts';
import { ALL, cellKey } from './wait-table.ts';

const DAY_MS = 86_400_000;

/** What a table tells of what became of people by one instant. Who is in none of the three, nothing is known of. */
export interface Fates {
  readonly all: Range;
  /** How many there must be so that each cell can have the threshold. */
  readonly needed: number;
  /** Who waits on, or whose wait was broken off. */
  readonly notEnded: Range;
  readonly ended: Range;
  readonly unknown: Range;
  /**
   * By how many more those who ended, or had not, are at least, in a world where a cell of theirs that is not shown has the threshold: 0
   * where none may have it.
   */
  readonly mayBeMore: Readonly<Record<'ended' | 'notEnded', number>>;
  /** Until when they were watched: ISO 8601, UTC; in days from the end of the quarter, and from its beginning. */
  readonly observedUntil: string;
  readonly watched: number;
  readonly since: number;
}

/** The range of every cell that a table states, by its key. */
export type Stated = ReadonlyMap<string, Range>;

/** What the counts of a table say together, and how many there must be so that each cell can have the threshold. */
export interface Counts {
  readonly stated: Stated;
  readonly needed: number;
}

/** A table with what its counts say, and all that came out with it so far. */
export interface ToldOf {
  readonly table: TableHead;
  readonly counts: Counts;
  readonly together: readonly TableHead[];
}

/**
 * What a table tells of what became of those who wait as the outcome says: by how their waits ended, or by what came next after the same
 * beginnings. Undefined where it does not count that.
 */
export function fatesIn(
  { table, counts, together }: ToldOf,
  outcome: Outcome,
  threshold: number,
): Fates | undefined {
  const { stated, needed } = counts;
  const dimension = table.dimensions.find(({ id }) => countsFates(id));
  const isOwn = table.step === outcome.step;
  if (dimension === undefined || !(isOwn || isNextAfter(table, outcome))) return undefined;
  // Others may have begun by another event.
  const isWhole = isOwn || outcome.from.length === 1;
  const fateOf = (value: string): 'ended' | 'notEnded' | 'unknown' => {
    if (value === OTHER) return holdsEdges(table, together) ? 'unknown' : 'notEnded';
    if (isOwn || outcome.ended.includes(value)) return 'ended';
    return outcome.broken.includes(value) ? 'notEnded' : 'unknown';
  };
  const rangesOf = (fate: ReturnType<typeof fateOf>): readonly Range[] =>
    valuesOf(dimension)
      .filter((value) => fateOf(value) === fate)
      .map((value) => rangeIn(stated, dimension, value));
  const sumOf = (fate: ReturnType<typeof fateOf>): Range => sumOfRanges(rangesOf(fate));
  const mayBeMore = (fate: ReturnType<typeof fateOf>): number =>
    Math.max(
      0,
      ...rangesOf(fate)
        .filter(({ max }) => max >= threshold)
        .map(({ min }) => threshold - min),
    );
  const { begin, end } = spanOf(table.quarter);
  const observed = Date.parse(table.observedUntil);
  return {
    all: isWhole ? (stated.get(ALL) ?? ANY) : ANY,
    needed: isWhole ? needed : 0,
    notEnded: sumOf('notEnded'),
    ended: sumOf('ended'),
    unknown: isWhole ? sumOf('unknown') : ANY,
    mayBeMore: { ended: mayBeMore('ended'), notEnded: mayBeMore('notEnded') },
    observedUntil: table.observedUntil,
    watched: (observed - end) / DAY_MS,
    since: (observed - begin) / DAY_MS,
  };
}

/** Whether a dimension tells what became of people: how their wait ended, or what came next. */
export function countsFates(dimension: string): boolean {
  return dimension === ISSUE_MODE_AT_END || dimension === NEXT;
}

/** Whether its `other` is more than those of whom nothing came next: edges that are left out. */
function holdsEdges({ from: [from = ''], dimensions }: TableHead, together: readonly TableHead[]): boolean {
  return dimensions.some(({ id }) => id === NEXT) && together.some((one) => isCountedByEnd(from, one));
}

function isNextAfter({ from, dimensions }: TableHead, outcome: Outcome): boolean {
  return dimensions.some(({ id }) => id === NEXT) && from.every((name) => outcome.from.includes(name));
}

/** Nothing is known. */
export const ANY: Range = { min: 0, max: Infinity };

/** Of one cell. */
export function rangeIn(stated: Stated, dimension: Dimension, value: string): Range {
  return stated.get(cellKey(dimension, value)) ?? ANY;
}

/** Of what is made up of these. */
export function sumOfRanges(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, { min, max }) => ({ min: sum.min + min, max: sum.max + max }), {
    min: 0,
    max: 0,
  });
}
