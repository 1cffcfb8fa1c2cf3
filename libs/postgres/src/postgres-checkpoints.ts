import type { Position } from '#ports';
import { Checkpoints } from '#ports';
import type { Database } from './database.ts';

/** How far the reactors are, in PostgreSQL. */
export class PostgresCheckpoints extends Checkpoints {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(reactor: string): Promise<Position> {
    const rows = await this.#database.query<{ readonly position: Position }>({
      name: 'reactor-place',
      text: 'SELECT position FROM views.reactors WHERE reactor = $1',
      values: [reactor],
    });
    return rows[0]?.position ?? 0;
  }

  /** Nobody waits for the disk: what a reactor does bears being done again. */
  async move(reactor: string, position: Position): Promise<void> {
    await this.#database.query({
      name: 'move-reactor',
      text: `
        INSERT INTO views.reactors AS r (reactor, position) VALUES ($1, $2)
        ON CONFLICT (reactor) DO UPDATE SET position = greatest(r.position, excluded.position)
        RETURNING set_config('synchronous_commit', 'off', true)`,
      values: [reactor, position],
    });
  }
}
