import { Client, Pool, TypeOverrides, types } from 'pg';
import type { ClientConfig } from 'pg';
import { migrate } from './migrate.ts';
import { blame } from './outage.ts';

/** How the database is used. */
export interface DatabaseOptions {
  /** Connections at most, besides the one that listens; 10 when absent. */
  readonly connections?: number;
  /** Hears of lost connections, which are made again without anybody's doing. */
  readonly onTrouble?: (error: Error) => void;
}

/** One statement; `name` has it prepared once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** A PostgreSQL database with a pool of connections. Losing them is no fault of the caller's: `StoreUnavailable`. */
export class Database {
  readonly #config: ClientConfig;
  readonly #pool: Pool;
  readonly onTrouble: (error: Error) => void;

  constructor(url: string, { connections = 10, onTrouble = () => undefined }: DatabaseOptions = {}) {
    this.#config = configFor(url);
    this.#pool = new Pool({ ...this.#config, max: connections });
    this.onTrouble = onTrouble;
    this.#pool.on('error', onTrouble);
  }

  /** Runs one statement in a transaction of its own and returns its rows. */
  async query<Row extends object>({ values = [], ...statement }: Statement): Promise<readonly Row[]> {
    try {
      return (await this.#pool.query<Row>({ ...statement, values: [...values] })).rows;
    } catch (error) {
      throw blame(error);
    }
  }

  /** A connection apart from the pool, not yet connected, for what lasts. */
  connection(other: ClientConfig = {}): Client {
    return new Client({ ...this.#config, ...other });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** Opens a database and brings it to the state this program needs; call `close` when done. */
export async function openPostgres(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const database = new Database(url, options);
  try {
    await migrateOn(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function migrateOn(database: Database): Promise<void> {
  const client = database.connection({ statement_timeout: 0, query_timeout: 0 });
  client.on('error', database.onTrouble);
  try {
    await client.connect().catch((error: unknown) => {
      throw blame(error);
    });
    await migrate(client);
  } finally {
    await client.end();
  }
}

/** Positions are `bigint` there and numbers here: 2^53 of them will do. */
const parsers = new TypeOverrides();
parsers.setTypeParser(types.builtins.INT8, Number);

/**
 * What the record relies on is set here and not left to the server: a commit that was answered is on disk, and each
 * statement sees what was committed before it began.
 */
function configFor(connectionString: string): ClientConfig {
  return {
    connectionString,
    application_name: 'wegmarke',
    options: String.raw`-c synchronous_commit=on -c default_transaction_isolation=read\ committed`,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    keepAlive: true,
    types: parsers,
  };
}
