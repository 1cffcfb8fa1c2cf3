import type { Journal, Row } from '../journal/journal.ts';
import type { ItemState, OpenItem } from './item.ts';
import { ITEM_COLUMNS } from './item.ts';
import { readableItems } from './parked.ts';

/** A person's yes. */
export const GIVE = 'de.wegmarke.consent.give.v1';

/** The agency's own word that a file was linked to a case by mistake. */
const UNLINK = 'de.wegmarke.case.unlink.v1';

const NARROWING: ReadonlySet<string> = new Set([
  UNLINK,
  'de.wegmarke.consent.amend.v1',
  'de.wegmarke.consent.reconfirm.v1',
  'de.wegmarke.consent.withdraw.v1',
  'de.wegmarke.consent.invalidate.v1',
  'de.wegmarke.consent.object.v1',
  'de.wegmarke.disclosure.decide.v1',
  'de.wegmarke.rights.confirm.v1',
  'de.wegmarke.rights.dispute-entry.v1',
  'de.wegmarke.keys.settle-doubt.v1',
]);

/** Ends that nothing brings back. */
export type FinalEnd = (typeof FINAL_ENDS)[number];
const FINAL_ENDS = [
  'de.wegmarke.consent.withdraw.v1',
  'de.wegmarke.consent.invalidate.v1',
  'de.wegmarke.consent.object.v1',
] as const;

/**
 * Condition on a row of the outbox, without values: it ends a consent, so it counts here whatever the hub answered. What the
 * person or the agency said stays said, also where the hub could not record it.
 */
export const ENDS_FOR_GOOD = `narrows = 1 AND type IN (${FINAL_ENDS.map((type) => `'${type}'`).join(', ')})`;

/** Condition on a row of the outbox, without values: a consent that takes the place of another. */
export const SUPERSEDES = `narrows = 1 AND type = '${GIVE}'`;

/**
 * Condition on a row of the outbox, with a place in the record as its one value: the row was recorded before this agency split the
 * link of its file, and the place is behind the split, so it is in another case (0147).
 */
export const WAS_SPLIT_OFF = `EXISTS (SELECT 1 FROM outbox AS split WHERE split.handle = outbox.handle
  AND split.type = '${UNLINK}' AND split.state = 'recorded' AND split.position > outbox.position AND split.position < ?)`;

/** Whether a command may stop something from leaving: it counts here at once, and goes before everything else. */
export function narrows(type: string, data: Readonly<Record<string, unknown>>): boolean {
  return NARROWING.has(type) || (type === GIVE && data['supersedes'] !== undefined);
}

/** A narrowing command of this agency that the hub has not refused, or one that ends a consent whatever the hub answered. */
export interface NarrowingCommand {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly state: ItemState;
  /** When the hub recorded it, by its own clock. */
  readonly settledAt?: string;
}

/**
 * Narrowing commands that may go now, each behind what was said earlier of the same case and has no receipt yet: a
 * withdrawal that overtook its own consent would be refused, and the consent would stand.
 */
export function dueNarrowing(journal: Journal, now: string, limit: number): readonly OpenItem[] {
  // CROSS JOIN keeps SQLite from walking through all open commands of an import first.
  const sql = `WITH urgent AS (
      SELECT handle, max(seq) AS upto FROM outbox
      WHERE narrows = 1 AND (state = 'ready' OR (state = 'sent' AND again_at <= ?)) GROUP BY handle
    )
    SELECT signed, ${ITEM_COLUMNS} FROM urgent CROSS JOIN outbox USING (handle)
    WHERE kind = 'command' AND state IN ('ready', 'sent') AND seq <= upto ORDER BY seq LIMIT ?`;
  return readableItems(journal, journal.all(sql, now, limit));
}

/**
 * What this agency said about one case that narrows, as long as its content is kept, in the order in which it was said. What
 * the hub refused is not among it, but for the end of a consent.
 */
export function narrowingOf(journal: Journal, handle: string): readonly NarrowingCommand[] {
  const sql = `SELECT type, state, settled_at, json_extract(signed, '$.envelope.data') AS data FROM outbox
    WHERE handle = ? AND narrows = 1 AND (state <> 'refused' OR ${ENDS_FOR_GOOD}) AND signed IS NOT NULL ORDER BY seq`;
  return journal.all(sql, handle).map(commandOf);
}

function commandOf(row: Row): NarrowingCommand {
  const settledAt = row['settled_at'];
  return {
    type: String(row['type']),
    data: JSON.parse(String(row['data'])) as NarrowingCommand['data'],
    state: row['state'] as ItemState,
    ...(typeof settledAt === 'string' && { settledAt }),
  };
}
