import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { record } from './migrations/0001-record.ts';
import { vault } from './migrations/0002-vault.ts';
import { claims } from './migrations/0003-claims.ts';
import { evidence } from './migrations/0004-evidence.ts';
import type { Migration } from './migrations/migration.ts';

const MIGRATIONS: readonly Migration[] = [record, vault, claims, evidence];

/** The database and this program do not fit together; it must not be served. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch';
}

/** Brings the database to the state this program needs, all steps or none; of several processes one does it, the others wait. */
export async function migrate(client: Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock(7767000)');
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS record;
    CREATE SCHEMA IF NOT EXISTS vault;
    CREATE SCHEMA IF NOT EXISTS views;
    CREATE TABLE IF NOT EXISTS record.migrations (
      number int PRIMARY KEY, name text NOT NULL, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  const { rows } = await client.query<Applied>('SELECT number, name, digest FROM record.migrations');
  for (const migration of pending(rows)) {
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
