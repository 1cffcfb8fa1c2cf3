import type { Dimension } from './dimension.ts';
import { valuesOf } from './dimension.ts';
import type { Stated } from './fates.ts';
import { ANY, rangeIn, sumOfRanges } from './fates.ts';
import type { Range } from './threshold.ts';
import { ALL, cellKey } from './wait-table.ts';

/**
 * What the counts of one table say together of each cell that is shown: every dimension makes up the whole. Two agencies of about 40 each
 * (49 at most), and nobody else, are no 100 people.
 */
export function tightened(stated: Stated, dimensions: readonly Dimension[]): Stated {
  const whole = dimensions
    .map((dimension) => sumOfRanges(rangesOf(stated, dimension)))
    .reduce(within, stated.get(ALL) ?? ANY);
  const cells = dimensions.flatMap((dimension) => {
    const sum = sumOfRanges(rangesOf(stated, dimension));
    return valuesOf(dimension).map((value) => {
      const own = rangeIn(stated, dimension, value);
      const others = { min: sum.min - own.min, max: sum.max === Infinity ? Infinity : sum.max - own.max };
      const rest = { min: whole.min - others.max, max: whole.max - others.min };
      return [cellKey(dimension, value), within(own, rest)] as const;
    });
  });
  const shown = cells.filter(([key]) => stated.has(key));
  return new Map(stated.has(ALL) ? [[ALL, whole], ...shown] : shown);
}

/**
 * How many people there must be so that each cell, also one that is not shown, can have the threshold, where `known` is what counts say
 * together. What lengths tell must leave room among so many, or somebody tells of a group by who it is and by what became of it.
 */
export function neededIn(known: Stated, dimensions: readonly Dimension[], threshold: number): number {
  const { max } = known.get(ALL) ?? ANY;
  const needed = dimensions.flatMap((dimension) => {
    const ranges = rangesOf(known, dimension);
    const { min } = sumOfRanges(ranges);
    return ranges.map((own) => min - own.min + Math.max(own.min, threshold));
  });
  return Math.max(0, ...needed.filter((count) => count <= max));
}

/** How many people stand outside of a cell at most, by the other cells of its dimension. */
export function mostOutside(stated: Stated, dimension: Dimension | undefined, value: string): number {
  if (dimension === undefined) return Infinity;
  const others = valuesOf(dimension).filter((other) => other !== value);
  return sumOfRanges(others.map((other) => rangeIn(stated, dimension, other))).max;
}

function rangesOf(stated: Stated, dimension: Dimension): readonly Range[] {
  return valuesOf(dimension).map((value) => rangeIn(stated, dimension, value));
}

function within(one: Range, other: Range): Range {
  return { min: Math.max(one.min, other.min), max: Math.min(one.max, other.max) };
}
