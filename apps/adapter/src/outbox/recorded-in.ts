import type { Journal } from '../journal/journal.ts';

/** Ids of this agency's recorded events of a case, oldest first, as long as the outbox still knows of which case they are. */
export function recordedIn(journal: Journal, handle: string): readonly string[] {
  const sql = `SELECT id FROM outbox WHERE handle = ? AND kind = 'event' AND state = 'recorded' ORDER BY seq`;
  return journal.all(sql, handle).map(({ id }) => String(id));
}
