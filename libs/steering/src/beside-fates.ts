import { unitOf } from './day-unit.ts';
import type { Dimension } from './dimension.ts';
import type { Counts, Fates, Stated } from './fates.ts';
import { fatesIn } from './fates.ts';
import type { Outcome } from './outcome.ts';
import type { PublishedCell, PublishedTable } from './published-table.ts';
import { rangeOf } from './threshold.ts';
import { mostOutside, neededIn, tightened } from './tightened.ts';
import type { Length } from './told-lengths.decide.ts';
import { BEYOND, leavesRoom } from './told-lengths.decide.ts';
import type { CountedTable } from './wait-table.ts';
import { ALL, cellNames } from './wait-table.ts';

/** What may be told of a table beside all tables of its quarter that were told before: lengths beside what became of people, and that beside lengths. */
export interface BesideFates {
  /** Whether counts may be shown, for all lengths that were told before. */
  readonly isRoomFor: (stated: Stated) => boolean;
  /** Whether a length may be told beside what was told before and the counts of its own table. */
  readonly isTold: (length: Length, counts: Counts) => boolean;
}

/** Reads what was told before: `publications` are tables of the same quarter, the last of them those that came out with this one. */
export function besideFates(
  publications: readonly (readonly PublishedTable[])[],
  counted: CountedTable,
  threshold: number,
): BesideFates {
  const { outcomes = [] } = counted;
  const together = publications.at(-1) ?? [];
  const leaves = (length: Length, fates: Fates | undefined): boolean =>
    fates === undefined || leavesRoom(length, fates, threshold);
  const fatesBy = (counts: Counts, outcome: Outcome): Fates | undefined =>
    fatesIn({ table: counted, counts, together }, outcome, threshold);
  const nothing = countsBy(new Map(), counted.dimensions, threshold);
  const before = outcomes.map((outcome) => ({
    outcome,
    lengths: publications
      .flat()
      .filter(({ step }) => step === outcome.step)
      .flatMap((table) => lengthsIn(table, outcome, threshold))
      // What was told alone says too much already, no choice of cells takes back: the agreement has another threshold now.
      .filter((length) => leaves(length, fatesBy(nothing, outcome))),
  }));
  const own = outcomes.filter(({ step }) => step === counted.step);
  const fatesBefore = publications.flatMap((tables) =>
    tables.flatMap((table) => {
      const told = { table, counts: countsIn(table, threshold), together: tables };
      return own.flatMap((outcome) => fatesIn(told, outcome, threshold) ?? []);
    }),
  );
  return {
    isRoomFor: (stated) =>
      before.every(({ outcome, lengths }) => {
        const fates = fatesBy(countsBy(stated, counted.dimensions, threshold), outcome);
        return lengths.every((length) => leaves(length, fates));
      }),
    isTold: (length, counts) =>
      [...fatesBefore, ...own.map((outcome) => fatesBy(counts, outcome))].every((fates) =>
        leaves(length, fates),
      ),
  };
}

/** The ranges of the cells that a published table shows, by their key. */
export function statedIn({ dimensions, cells, threshold }: PublishedTable): Stated {
  const stated = cellNames(dimensions).flatMap(({ key }, index) => {
    const count = cells[index]?.count ?? null;
    return count === null ? [] : [[key, rangeOf(count, threshold)] as const];
  });
  return new Map(stated);
}

/** What the counts that are shown of a table say together. */
export function countsBy(shown: Stated, dimensions: readonly Dimension[], threshold: number): Counts {
  const stated = tightened(shown, dimensions);
  return { stated, needed: neededIn(stated, dimensions, threshold) };
}

function countsIn(table: PublishedTable, threshold: number): Counts {
  return countsBy(statedIn(table), table.dimensions, threshold);
}

/** All lengths that a published table tells, and the marks that the share beyond the target lies between. */
function lengthsIn(table: PublishedTable, { targetDays }: Outcome, threshold: number): readonly Length[] {
  const { stated, needed } = countsIn(table, threshold);
  return cellNames(table.dimensions).flatMap(({ key, dimension, value }, index) => {
    const cell = table.cells[index];
    const group = stated.get(key);
    if (!cell || cell.count === null || group === undefined) return [];
    const unit = unitOf(rangeOf(cell.count, table.threshold));
    const marks =
      targetDays === undefined ? [] : marksIn(cell).map((beyond) => ({ beyond, days: targetDays, unit: 0 }));
    const lengths = (['p25', 'median', 'p90'] as const).flatMap((name) => {
      const days = cell[name];
      return days === null ? [] : [{ beyond: BEYOND[name], days, unit }];
    });
    const { observedUntil, dimensions } = table;
    const of = dimensions.find(({ id }) => id === dimension);
    const outside = mostOutside(stated, of, value);
    return [...lengths, ...marks].map((one) => ({
      ...one,
      group,
      outside,
      needed,
      isPart: key !== ALL,
      observedUntil,
      isKnown: true,
    }));
  });
}

function marksIn({ beyondTarget }: PublishedCell): readonly number[] {
  if (!beyondTarget) return [];
  return [beyondTarget.from, beyondTarget.to]
    .filter((mark) => mark > 0 && mark < 100)
    .map((mark) => mark / 100);
}
