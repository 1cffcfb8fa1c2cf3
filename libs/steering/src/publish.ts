import type { Statement } from './beliefs.ts';
import { besideFates, countsBy, statedIn } from './beside-fates.ts';
import type { Stated } from './fates.ts';
import { publishedCells } from './published-cells.ts';
import type { PublishedTable } from './published-table.ts';
import { Readers } from './revealed.ts';
import { rangeOf, roundedCount, suppressionThreshold } from './threshold.ts';
import type { CellName, CountedTable } from './wait-table.ts';
import { cellNames } from './wait-table.ts';

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
  const sameQuarter = publications.map((tables) => tables.filter((table) => table.quarter === quarter));
  const statements = sameQuarter.map((tables) => tables.map(statementOf));
  const readers = new Readers(statements, { step, from, dimensions }, limit);
  const beside = besideFates(sameQuarter, counted, limit);
  function* safe(shown: readonly CellName[]): Generator<undefined, boolean> {
    const stated = statedBy(shown);
    return beside.isRoomFor(stated) && !(yield* readers.learnFrom(stated));
  }
  const statedBy = (shown: readonly CellName[]): Stated =>
    new Map(shown.map((name) => [name.key, rangeOf(roundedCount(count(name), limit), limit)]));
  // The whole first, then the larger groups: a smaller one is given up for a larger one.
  const large = names.filter((name) => count(name) >= limit).toSorted((a, b) => count(b) - count(a));
  // What states nothing tells nothing.
  const shown = large.length === 0 || (yield* safe(large)) ? large : [];
  for (const name of shown === large ? [] : large) if (yield* safe([...shown, name])) shown.push(name);
  const cells = publishedCells(counted, countsBy(statedBy(shown), dimensions, limit), beside, limit);
  return { step, from, quarter, observedUntil, dimensions, threshold: limit, cells };
}

function statementOf(table: PublishedTable): Statement {
  const { step, from, dimensions } = table;
  return { step, from, dimensions, stated: statedIn(table) };
}
