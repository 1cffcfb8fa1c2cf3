import type { Statement } from './beliefs.ts';
import { LARGE, WEEK } from './day-unit.ts';
import type { CellName, CountedTable } from './wait-table.ts';
import { ALL, cellNames } from './wait-table.ts';
import type { PublishedCell, PublishedDays, PublishedShare, PublishedTable } from './published-table.ts';
import { Readers } from './revealed.ts';
import { rangeOf, roundedCount, shareMayBeLarge, suppressionThreshold } from './threshold.ts';
import { shareBeyondTarget } from './told-shares.ts';
import { waitSummary } from './wait-summary.ts';

/**
 * Makes of a counted table one that may be published beside *all* tables ever published, of any step, corrected ones included:
 * `publications`, oldest first, each the tables that came out together; the last one is that which this table belongs to. Cells under the threshold are suppressed, and as many more as it takes that nobody who adds and subtracts all
 * these tables can tell that some group is under the threshold. The caller keeps every table that was given out.
 */
export function publish(
  publications: readonly (readonly PublishedTable[])[],
  counted: CountedTable,
  threshold: number = suppressionThreshold(),
): PublishedTable {
  const work = publishing(publications, counted, threshold);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same in slices, for who has others to serve meanwhile: yields between them. */
export function* publishing(
  publications: readonly (readonly PublishedTable[])[],
  counted: CountedTable,
  threshold: number = suppressionThreshold(),
): Generator<undefined, PublishedTable> {
  const limit = suppressionThreshold(threshold);
  const { step, from, quarter, observedUntil, dimensions } = counted;
  const names = cellNames(dimensions);
  const count = ({ key }: CellName): number => counted.cells.get(key)?.length ?? 0;
  const sameQuarter = publications.map((tables) =>
    tables.filter((table) => table.quarter === quarter).map((table) => statementOf(table)),
  );
  const readers = new Readers(sameQuarter, { step, from, dimensions }, limit);
  function* safe(shown: readonly CellName[]): Generator<undefined, boolean> {
    const stated = new Map(shown.map((name) => [name.key, rangeOf(roundedCount(count(name), limit), limit)]));
    return !(yield* readers.learnFrom(stated));
  }
  // The whole first, then the larger groups: a smaller one is given up for a larger one.
  const large = names.filter((name) => count(name) >= limit).toSorted((a, b) => count(b) - count(a));
  // What states nothing tells nothing.
  const shown = large.length === 0 || (yield* safe(large)) ? large : [];
  for (const name of shown === large ? [] : large) if (yield* safe([...shown, name])) shown.push(name);
  const cells = names.map((name) => published(name, counted, shown.includes(name) ? limit : undefined));
  return { step, from, quarter, observedUntil, dimensions, threshold: limit, cells };
}

function statementOf({ step, from, dimensions, cells, threshold }: PublishedTable): Statement {
  const stated = cellNames(dimensions).flatMap(({ key }, index) => {
    const count = cells[index]?.count ?? null;
    return count === null ? [] : [[key, rangeOf(count, threshold)] as const];
  });
  return { step, from, dimensions, stated: new Map(stated) };
}

function published(
  { key, dimension, value }: CellName,
  table: CountedTable,
  limit: number | undefined,
): PublishedCell {
  const tellsShare = key === ALL && table.waitedFor !== undefined;
  if (limit === undefined)
    return {
      dimension,
      value,
      count: null,
      p25: null,
      median: null,
      p90: null,
      ...(tellsShare && { beyondTarget: null }),
    };
  const { count, p25, median, p90 } = waitSummary(table.cells.get(key) ?? []);
  const rounded = roundedCount(count, limit);
  // Told by the published count, so that it tells nothing more than that.
  const unit = rangeOf(rounded, limit).min >= LARGE ? 1 : WEEK;
  const days = (exact: number | undefined, beyond: number): PublishedDays =>
    shareMayBeLarge(beyond, rounded, limit) ? publishedDays(exact, unit) : null;
  return {
    dimension,
    value,
    count: rounded,
    p25: days(p25, 0.25),
    median: days(median, 0.5),
    p90: days(p90, 0.1),
    ...(tellsShare && { beyondTarget: beyondTargetOf(table, rounded, limit) }),
  };
}

/** Of everybody only: who held that of the whole against those of its parts could tell that few of the rest wait so long. */
function beyondTargetOf(
  { waitedFor: { targetDays } = {}, quarter, observedUntil, cells }: CountedTable,
  rounded: number,
  limit: number,
): PublishedShare {
  const asked = { quarter, observedUntil, ...(targetDays !== undefined && { targetDays }) };
  return shareBeyondTarget(cells.get(ALL) ?? [], asked, rounded, limit);
}

function publishedDays(exact: number | undefined, unit: number): PublishedDays {
  return exact === undefined ? 'not-reached' : Math.round(exact / unit) * unit;
}
