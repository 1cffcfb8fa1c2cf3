import type { Use } from '#ports';
import { UsedTokens } from '#ports';
import type { Database } from './database.ts';
import { Gathered } from './gathered.ts';

interface Shown {
  readonly name: string;
  readonly until: number;
  readonly now: number;
}

/** Used tokens in PostgreSQL, so that a token is used once whichever process it is shown to. */
export class PostgresUsedTokens extends UsedTokens {
  readonly #database: Database;
  readonly #uses = new Gathered((shown: readonly Shown[]) => this.#useEach(shown));

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  use(name: string, until: number, now: number): Promise<Use> {
    return this.#uses.ask({ name, until, now });
  }

  /** In the order of the names, as each is locked until all are used: two groups must not wait for each other. */
  async #useEach(shown: readonly Shown[]): Promise<readonly Use[]> {
    // Shown with different times, it is remembered until the last of them.
    const once = [...new Map(byTime(shown).map((one) => [one.name, one])).values()];
    const rows = await this.#database.query<{ readonly name: string }>({
      name: 'use-tokens',
      // An expired row may still be there: it counts as none. Some of the expired go with each use, and nobody waits for them.
      text: `
        WITH expired AS (
          SELECT name FROM views.used_tokens WHERE until < $3 AND name <> ALL ($1::text[]) ORDER BY until
          LIMIT 20 * cardinality($1::text[]) FOR UPDATE SKIP LOCKED
        ), gone AS (DELETE FROM views.used_tokens WHERE name IN (SELECT name FROM expired))
        INSERT INTO views.used_tokens AS t (name, until)
        SELECT name, until FROM unnest($1::text[], $2::double precision[]) AS shown (name, until) ORDER BY name
        ON CONFLICT (name) DO UPDATE SET until = excluded.until WHERE t.until < $3
        RETURNING name`,
      values: [
        once.map(({ name }) => name),
        once.map(({ until }) => until),
        // What counts as expired does so for the slowest clock of them.
        Math.min(...shown.map(({ now }) => now)),
      ],
    });
    const first = new Set(rows.map(({ name }) => name));
    // Shown twice at the same time it was used once: `delete` says so for the first only.
    return shown.map(({ name }) => (first.delete(name) ? 'first' : 'again'));
  }
}

/** The latest last, which is the one that a map keeps. */
function byTime(shown: readonly Shown[]): readonly Shown[] {
  return shown.toSorted((one, other) => one.until - other.until);
}
