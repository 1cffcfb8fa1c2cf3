import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { NewEvent } from '#ports';

/** A table with the columns and indexes of the record, in the same database. */
export async function plainTable(plain: Pool): Promise<void> {
  await plain.query(`CREATE SCHEMA plain; CREATE TABLE plain.events (LIKE record.events INCLUDING ALL)`);
  await plain.query('CREATE SEQUENCE plain.positions CACHE 1');
}

const COLUMNS = 18;

/** What somebody would write who needs none of what the record promises: one statement, positions from a sequence. */
export async function insert(plain: Pool, events: readonly NewEvent[]): Promise<void> {
  const stream = `case-bench-${randomUUID()}`;
  const values = events.flatMap((event, revision) => [
    stream,
    revision,
    event.id,
    event.type,
    event.version,
    event.network,
    event.agency,
    event.theme,
    event.category,
    event.happenedAt,
    event.recordedAt,
    event.commitment,
    event.signature,
    event.sealed.kid,
    event.sealed.iv,
    event.sealed.ct,
    event.sealed.tag,
  ]);
  await plain.query({ name: `insert-${events.length}`, text: statement(events.length), values });
}

const statements = new Map<number, string>();

function statement(rows: number): string {
  const known = statements.get(rows);
  if (known !== undefined) return known;
  const width = COLUMNS - 1;
  const tuple = (row: number) =>
    `(nextval('plain.positions'), ${Array.from({ length: width }, (_, column) => `$${row * width + column + 1}`).join(', ')})`;
  const made = `INSERT INTO plain.events VALUES ${Array.from({ length: rows }, (_, row) => tuple(row)).join(', ')}`;
  statements.set(rows, made);
  return made;
}
