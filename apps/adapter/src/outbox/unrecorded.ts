import type { Journal } from '../journal/journal.ts';
import { AUTOMATIC_TYPES } from './automatic-types.ts';
import type { OutboxItem } from './item.ts';
import { ITEM_COLUMNS, itemOf } from './item.ts';
import { DROPPED } from './parked.ts';

/**
 * This agency's events of a case that the hub has not recorded, the newest first, each with its latest wording: held, under way, or
 * refused; not what a member of staff dropped, nor what the adapter said by itself.
 */
export function unrecordedIn(journal: Journal, handle: string): readonly OutboxItem[] {
  const sql = `SELECT ${ITEM_COLUMNS} FROM outbox
    WHERE handle = ? AND kind = 'event' AND state <> 'recorded' AND coalesce(code, '') <> ?
      AND type NOT IN (${AUTOMATIC_TYPES.map(() => '?').join(', ')})
      AND EXISTS (SELECT 1 FROM events WHERE events.current_id = outbox.id)
    ORDER BY happened_at DESC, seq DESC`;
  return journal.all(sql, handle, DROPPED, ...AUTOMATIC_TYPES).map(itemOf);
}
