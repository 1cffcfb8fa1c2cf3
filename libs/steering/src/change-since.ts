import type { Comparison } from './compare.ts';
import { compare } from './compare.ts';
import { LARGE, WEEK } from './day-unit.ts';
import type { PublishedTable } from './published-table.ts';
import { spanOf } from './quarter.ts';
import { rangeOf } from './threshold.ts';
import type { CountedTable } from './wait-table.ts';
import { cellNames } from './wait-table.ts';
import type { Spell } from './waits.ts';

/** One quarter's table, counted and as it was published. */
export interface QuarterOfWaits {
  readonly counted: CountedTable;
  readonly published: PublishedTable;
}

/** Of which waits, since when, and how surely. */
export interface ChangeQuestion {
  /** Instant from which the agreement is in force: ISO 8601, UTC. */
  readonly since: string;
  readonly dimension: string;
  readonly value: string;
  /** Waits that each side must have, as published. */
  readonly minimum: number;
  readonly seed: number;
}

/**
 * Waits that began before an agreement came into force beside those that began after it. Only whole quarters whose cell is published
 * take part, and whether they are enough is told by their published counts: the answer counts nobody that the tables do not.
 * A wait from before is watched until that instant only, as what came after may have been the agreement's doing. Lengths are told in
 * weeks, as in a table, where the published counts let either side be small.
 */
export function changeSince(
  quarters: readonly QuarterOfWaits[],
  { since, dimension, value, minimum, seed }: ChangeQuestion,
): Comparison {
  const at = Date.parse(since);
  const shown = quarters.flatMap((quarter) => shownCell(quarter, dimension, value));
  const before = shown.filter(({ quarter }) => spanOf(quarter).end <= at);
  const after = shown.filter(({ quarter }) => spanOf(quarter).begin >= at);
  const enough = [before, after].every((side) => side.reduce((sum, { count }) => sum + count, 0) >= minimum);
  if (!enough) return { verdict: 'too-few' };
  const found = compare(
    before.flatMap(({ spells }) => spells.map((spell) => watchedUntil(spell, at))),
    after.flatMap(({ spells }) => spells),
    { minimum: 1, seed },
  );
  return [before, after].every(isLarge) ? found : inWeeks(found);
}

/** Whether a side is as large as the group of a table must be for days, by what is published of it. */
function isLarge(side: readonly ShownCell[]): boolean {
  return side.reduce((sum, { least }) => sum + least, 0) >= LARGE;
}

function inWeeks(found: Comparison): Comparison {
  if (found.verdict === 'too-few') return found;
  const { verdict, days, interval } = found;
  // Never the zero that has a sign.
  const rounded = (exact: number): number => Math.round(exact / WEEK) * WEEK || 0;
  return {
    verdict,
    days: rounded(days),
    interval: { from: rounded(interval.from), to: rounded(interval.to) },
  };
}

interface ShownCell {
  readonly quarter: string;
  readonly count: number;
  /** The smallest count that is published as this one. */
  readonly least: number;
  readonly spells: readonly Spell[];
}

function shownCell(
  { counted, published }: QuarterOfWaits,
  dimension: string,
  value: string,
): readonly ShownCell[] {
  const cell = published.cells.find((one) => one.dimension === dimension && one.value === value);
  const name = cellNames(counted.dimensions).find(
    (one) => one.dimension === dimension && one.value === value,
  );
  if (name === undefined || cell === undefined || cell.count === null) return [];
  const spells = counted.cells.get(name.key) ?? [];
  const least = rangeOf(cell.count, published.threshold).min;
  return [{ quarter: published.quarter, count: cell.count, least, spells }];
}

const DAY_MS = 86_400_000;

function watchedUntil(spell: Spell, at: number): Spell {
  const days = (at - Date.parse(spell.began)) / DAY_MS;
  return spell.days <= days ? spell : { ...spell, days, censored: true };
}
