import type { Position } from '#ports';
import type { Database } from './database.ts';

/** The last position that a read model has applied. */
export async function checkpointOf(database: Database, view: 'claims' | 'evidence'): Promise<Position> {
  const rows = await database.query<{ readonly position: Position }>({
    name: 'checkpoint',
    text: 'SELECT position FROM views.checkpoints WHERE view = $1',
    values: [view],
  });
  return rows[0]?.position ?? 0;
}
