import type { Position } from '#ports';
import type { Database } from './database.ts';

/** Where events with this id stand in the record: one place for each stream that holds it, in order. */
export async function positionsOfEvent(database: Database, id: string): Promise<readonly Position[]> {
  const rows = await database.query<{ readonly position: Position }>({
    text: 'SELECT position FROM record.events WHERE id = $1 ORDER BY position',
    values: [id],
  });
  return rows.map(({ position }) => position);
}
