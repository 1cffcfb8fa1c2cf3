import { Client } from 'pg';
import { openPostgres } from '#postgres';
import type { Database } from '#postgres';
import { testDatabase } from '../../deploy/local/services/for-tests.mjs';

/** A database of one suite's own on real PostgreSQL; `close` drops it. */
export interface TestDatabase {
  readonly url: string;
  /** Opens it once more, with connections of its own. */
  open(): Promise<Database>;
  /** Runs SQL on a connection of its own. */
  run(sql: string): Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes one; `name` is a word for the suite: small letters, digits and `_`. */
export async function newDatabase(name: string): Promise<TestDatabase> {
  const url = await testDatabase(name);
  const opened: Database[] = [];
  return {
    url,
    async open() {
      const database = await openPostgres(url);
      opened.push(database);
      return database;
    },
    run: (sql) => runOn(url, sql),
    async close() {
      await Promise.all(opened.map((database) => database.close()));
      const server = new URL(url);
      const own = server.pathname.slice(1);
      server.pathname = '/postgres';
      await runOn(server.href, `DROP DATABASE ${own} WITH (FORCE)`);
    },
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
