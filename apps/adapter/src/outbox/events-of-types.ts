import type { Journal } from '../journal/journal.ts';
import type { OpenItem } from './item.ts';
import { ITEM_COLUMNS, openItemOf } from './item.ts';

/** Own events of these types that the hub has not refused, as long as their content is kept, oldest first. */
export function eventsOfTypes(journal: Journal, types: readonly string[]): readonly OpenItem[] {
  const places = types.map(() => '?').join(', ');
  const sql = `SELECT ${ITEM_COLUMNS}, signed FROM outbox
    WHERE kind = 'event' AND state <> 'refused' AND signed IS NOT NULL AND type IN (${places}) ORDER BY seq`;
  return types.length === 0 ? [] : journal.all(sql, ...types).map(openItemOf);
}
