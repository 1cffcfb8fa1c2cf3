import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { DatabaseError } from 'pg';
import { record } from './migrations/0001-record.ts';
import { vault } from './migrations/0002-vault.ts';
import { claims } from './migrations/0003-claims.ts';
import { evidence } from './migrations/0004-evidence.ts';
import { roles } from './migrations/0005-roles.ts';
import { usedTokens } from './migrations/0006-used-tokens.ts';
import { rebuilds } from './migrations/0007-rebuilds.ts';
import { destroyingKeys } from './migrations/0008-destroying-keys.ts';
import { ledger } from './migrations/0009-ledger.ts';
import { appendByColumns } from './migrations/0010-append-by-columns.ts';
import { recalls } from './migrations/0011-recalls.ts';
import { accessLog } from './migrations/0012-access-log.ts';
import { recalledClaims } from './migrations/0013-recalled-claims.ts';
import type { Migration } from './migrations/migration.ts';

const MIGRATIONS: readonly Migration[] = [
  record,
  vault,
  claims,
  evidence,
  roles,
  usedTokens,
  rebuilds,
  destroyingKeys,
  ledger,
  appendByColumns,
  recalls,
  accessLog,
  recalledClaims,
];

/** The database and this program do not fit together; it must not be served. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch';
}

/** The login may not do what is needed; the message tells the statement by which an administrator allows it. */
export class RightsMissing extends Error {
  override readonly name = 'RightsMissing';
}

/**
 * Brings the database to the state this program needs, all steps or none; of several processes one does it, the others wait.
 * Where nothing is to be done, a login that may only use the roles will do. Throws {@link RightsMissing}.
 */
export async function migrate(client: Client): Promise<void> {
  try {
    if (!(await isUpToDate(client))) await migrateAll(client);
  } catch (error) {
    if (error instanceof DatabaseError && error.code === NOT_ALLOWED) throw rightsMissing(client, error);
    throw error;
  }
}

const NOT_ALLOWED = '42501';

function rightsMissing({ user = 'the login' }: Client, { message }: Error): RightsMissing {
  return new RightsMissing(
    `${message}: let an administrator of the server run ALTER ROLE "${user}" CREATEROLE, or, if the roles are there, ` +
      `GRANT wegmarke_record, wegmarke_vault, wegmarke_views TO "${user}"; the login must own the database or what is in it`,
  );
}

async function isUpToDate(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ readonly there: boolean }>(
    `SELECT to_regclass('record.migrations') IS NOT NULL AS there`,
  );
  return rows[0]?.there === true && pending(await appliedIn(client)).length === 0;
}

async function appliedIn(client: Client): Promise<readonly Applied[]> {
  return (await client.query<Applied>('SELECT number, name, digest FROM record.migrations')).rows;
}

async function migrateAll(client: Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock(7767000)');
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS record;
    CREATE SCHEMA IF NOT EXISTS vault;
    CREATE SCHEMA IF NOT EXISTS views;
    CREATE TABLE IF NOT EXISTS record.migrations (
      number int PRIMARY KEY, name text NOT NULL, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  for (const migration of pending(await appliedIn(client))) {
    await client.query(migration.sql);
    await client.query('INSERT INTO record.migrations (number, name, digest) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      digestOf(migration),
    ]);
  }
  await client.query('COMMIT');
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly digest: string;
}

function pending(applied: readonly Applied[]): readonly Migration[] {
  for (const { number, name, digest } of applied) {
    const known = MIGRATIONS.find((migration) => migration.number === number);
    if (known === undefined)
      throw new MigrationMismatch(`the database has migration ${number} (${name}): start a newer version`);
    if (digestOf(known) !== digest)
      throw new MigrationMismatch(
        `migration ${number} (${name}) was changed after it was applied: restore it`,
      );
  }
  const numbers = new Set(applied.map(({ number }) => number));
  return MIGRATIONS.filter(({ number }) => !numbers.has(number));
}

function digestOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}
