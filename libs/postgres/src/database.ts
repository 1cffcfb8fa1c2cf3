import { Client, Pool, TypeOverrides, types } from 'pg';
import type { ClientConfig } from 'pg';
import { migrate } from './migrate.ts';
import { blame } from './outage.ts';

/** The rights with which a pool works: to read the record and add to it, to keep keys, to keep read models. */
export type DatabaseRole = 'wegmarke_record' | 'wegmarke_vault' | 'wegmarke_views';

/** How the database is used. */
export interface DatabaseOptions {
  /** Works with the rights of this role; with those of the login when absent. */
  readonly role?: DatabaseRole;
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

  constructor(url: string, { role, connections = 10, onTrouble = () => undefined }: DatabaseOptions = {}) {
    this.#config = configFor(url, role);
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

/** Opens a database and brings it to the state this program needs; call `close` when done. Throws {@link RightsMissing}. */
export async function openPostgres(url: string, options: DatabaseOptions = {}): Promise<Database> {
  await migrateAt(url, options);
  return new Database(url, options);
}

/** One database, with a pool for each of the roles, so that no part of the program can do more than its own. */
export interface DatabaseByRole {
  readonly record: Database;
  readonly vault: Database;
  readonly views: Database;
  readonly close: () => Promise<void>;
}

/** Opens a database for the hub, as {@link openPostgres} does. */
export async function openByRole(
  url: string,
  options: Omit<DatabaseOptions, 'role'> = {},
): Promise<DatabaseByRole> {
  await migrateAt(url, options);
  const record = new Database(url, { ...options, role: 'wegmarke_record' });
  const vault = new Database(url, { ...options, role: 'wegmarke_vault' });
  const views = new Database(url, { ...options, role: 'wegmarke_views' });
  const close = async () => void (await Promise.all([record, vault, views].map((pool) => pool.close())));
  return { record, vault, views, close };
}

/** Migrates with the rights of the login, whatever the role. */
async function migrateAt(url: string, { onTrouble = () => undefined }: DatabaseOptions): Promise<void> {
  const client = new Client({ ...configFor(url), statement_timeout: 0, query_timeout: 0 });
  client.on('error', onTrouble);
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
function configFor(connectionString: string, role?: DatabaseRole): ClientConfig {
  const rights = role === undefined ? '' : ` -c role=${role}`;
  return {
    connectionString,
    application_name: 'wegmarke',
    options: String.raw`-c synchronous_commit=on -c default_transaction_isolation=read\ committed` + rights,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    keepAlive: true,
    types: parsers,
  };
}
