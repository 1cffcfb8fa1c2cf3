import type { Use } from '#ports';
import { UsedTokens } from '#ports';
import type { Database } from './database.ts';

/** Used tokens in PostgreSQL, so that a token is used once whichever process it is shown to. */
export class PostgresUsedTokens extends UsedTokens {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async use(name: string, until: number, now: number): Promise<Use> {
    const rows = await this.#database.query<{ readonly used: number }>({
      name: 'use-token',
      // An expired row may still be there: it counts as none. Some of the expired go with each use, and nobody waits for them.
      text: `
        WITH expired AS (
          SELECT name FROM views.used_tokens WHERE until < $3 AND name <> $1 ORDER BY until LIMIT 20
          FOR UPDATE SKIP LOCKED
        ), gone AS (DELETE FROM views.used_tokens WHERE name IN (SELECT name FROM expired))
        INSERT INTO views.used_tokens AS t (name, until) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET until = excluded.until WHERE t.until < $3
        RETURNING 1 AS used`,
      values: [name, until, now],
    });
    return rows.length > 0 ? 'first' : 'again';
  }
}
