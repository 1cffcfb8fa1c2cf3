import type { BesideFates } from './beside-fates.ts';
import { unitOf } from './day-unit.ts';
import type { Dimension } from './dimension.ts';
import type { Counts } from './fates.ts';
import { countsFates } from './fates.ts';
import type { PublishedCell, PublishedDays, PublishedShare } from './published-table.ts';
import { rangeOf, roundedCount, shareMayBeLarge } from './threshold.ts';
import { BEYOND } from './told-lengths.decide.ts';
import { mostOutside } from './tightened.ts';
import { shareBeyondTarget } from './told-shares.ts';
import { waitSummary } from './wait-summary.ts';
import type { CellName, CountedTable } from './wait-table.ts';
import { ALL, cellNames } from './wait-table.ts';

/** Whether a length may be told that so many (0 to 1) wait longer than; `unit` is to how many days it is rounded, 0 where it is exact. */
type MayBeTold = (beyond: number, days: Exclude<PublishedDays, null>, unit: number) => boolean;

/** The cells of a table as everybody may see them: those that `counts` name, with what all counts together say of each. */
export function publishedCells(
  table: CountedTable,
  counts: Counts,
  beside: BesideFates,
  limit: number,
): readonly PublishedCell[] {
  return cellNames(table.dimensions).map((name) => {
    const group = counts.stated.get(name.key);
    if (group === undefined) return hidden(table, name);
    const rounded = roundedCount(table.cells.get(name.key)?.length ?? 0, limit);
    const { observedUntil } = table;
    const mayBeTold: MayBeTold = (beyond, days, unit) => {
      if (!shareMayBeLarge(Math.min(beyond, 1 - beyond), group, limit)) return false;
      // What a cell says became of its people, a length need not hide.
      if (countsFates(name.dimension)) return true;
      const outside = mostOutside(counts.stated, dimensionOf(table, name), name.value);
      const isPart = name.key !== ALL;
      const length = { beyond, days, unit, group, outside, observedUntil, isPart, isKnown: false };
      return beside.isTold({ ...length, needed: counts.needed }, counts);
    };
    return shown(table, name, { rounded, unit: unitOf(rangeOf(rounded, limit)), mayBeTold });
  });
}

function dimensionOf({ dimensions }: CountedTable, { dimension }: CellName): Dimension | undefined {
  return dimensions.find(({ id }) => id === dimension);
}

function hidden(table: CountedTable, { key, dimension, value }: CellName): PublishedCell {
  const nothing = { count: null, p25: null, median: null, p90: null };
  return { dimension, value, ...nothing, ...(tellsShare(table, key) && { beyondTarget: null }) };
}

function shown(
  table: CountedTable,
  { key, dimension, value }: CellName,
  { rounded, unit, mayBeTold }: { rounded: number; unit: number; mayBeTold: MayBeTold },
): PublishedCell {
  const spells = table.cells.get(key) ?? [];
  const exact = waitSummary(spells);
  const days = (name: keyof typeof BEYOND): PublishedDays => {
    const told = publishedDays(exact[name], unit);
    return mayBeTold(BEYOND[name], told, unit) ? told : null;
  };
  return {
    dimension,
    value,
    count: rounded,
    p25: days('p25'),
    median: days('median'),
    p90: days('p90'),
    ...(tellsShare(table, key) && { beyondTarget: beyondTargetOf(table, mayBeTold) }),
  };
}

/** Of everybody only: who held that of the whole against those of its parts could tell that few of the rest wait so long. */
function tellsShare({ waitedFor }: CountedTable, key: string): boolean {
  return key === ALL && waitedFor !== undefined;
}

function beyondTargetOf(
  { waitedFor: { targetDays } = {}, quarter, observedUntil, cells }: CountedTable,
  mayBeTold: MayBeTold,
): PublishedShare {
  const asked = { quarter, observedUntil, ...(targetDays !== undefined && { targetDays }) };
  return shareBeyondTarget(cells.get(ALL) ?? [], asked, (beyond, days) => mayBeTold(beyond, days, 0));
}

function publishedDays(exact: number | undefined, unit: number): Exclude<PublishedDays, null> {
  return exact === undefined ? 'not-reached' : Math.round(exact / unit) * unit;
}
