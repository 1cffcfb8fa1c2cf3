import type { Journal } from '../journal/journal.ts';
import type { OpenItem } from './item.ts';
import { ITEM_COLUMNS } from './item.ts';
import { IS_PARKED, readableItems } from './parked.ts';

const IS_HELD = `state = 'held' AND NOT ${IS_PARKED}`;
const IN_ORDER = `ORDER BY kind = 'event', seq`;

/** A held message and why it is held; nothing of its content is read for that. */
export interface HeldCode {
  readonly id: string;
  readonly code?: string;
}

/** All that is held, commands first, then by arrival; not what is parked. */
export function heldCodes(journal: Journal): readonly HeldCode[] {
  return journal
    .all(`SELECT id, code FROM outbox WHERE ${IS_HELD} ${IN_ORDER}`)
    .map(({ id, code }) => ({ id: String(id), ...(typeof code === 'string' && { code }) }));
}

/** Those of these messages that are still held, in the same order, with their content. */
export function heldAmong(journal: Journal, ids: readonly string[]): readonly OpenItem[] {
  const sql = `SELECT ${ITEM_COLUMNS}, signed FROM outbox
    WHERE id IN (SELECT value FROM json_each(?)) AND ${IS_HELD} ${IN_ORDER}`;
  return readableItems(journal, journal.all(sql, JSON.stringify(ids)));
}
