import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { LocalAgency } from '../../deploy/local/network/network.mjs';

/** A message in an adapter's outbox. */
export interface Kept {
  readonly id: string;
  readonly kind: 'event' | 'command';
  readonly state: string;
  readonly position: number | null;
  /** The signed envelope. */
  readonly signed: string;
}

/** The outbox as it lies on disk. */
export function outboxOf(agency: LocalAgency): readonly Kept[] {
  return inDatabase(agency, (database) =>
    database.prepare('SELECT id, kind, state, position, signed FROM outbox ORDER BY seq').all(),
  ) as unknown as readonly Kept[];
}

/** How many events are in the outbox, whatever became of them. */
export function eventsOf(agency: LocalAgency): number {
  const sql = "SELECT count(*) AS events FROM outbox WHERE kind = 'event'";
  return Number(inDatabase(agency, (database) => database.prepare(sql).get())?.['events']);
}

/** How many records of exports the adapter has noted as taken. */
export function recordsTakenBy(agency: LocalAgency): number {
  const sql = 'SELECT coalesce(sum(records), 0) AS records FROM files';
  return Number(inDatabase(agency, (database) => database.prepare(sql).get())?.['records']);
}

/** How many events have left the adapter, with or without a receipt. */
export function sentBy(agency: LocalAgency): number {
  const row = inDatabase(agency, (database) =>
    database
      .prepare("SELECT count(*) AS events FROM outbox WHERE kind = 'event' AND state IN ('sent', 'recorded')")
      .get(),
  );
  return Number(row?.['events']);
}

/** How far an adapter has noted what it claimed: the number of the last answer, and the size of its sink by then. */
export interface Cursor {
  readonly after: number;
  readonly sinkBytes: number;
}

/** Its cursor as it lies on disk. */
export function cursorOf(agency: LocalAgency): Cursor {
  const sql = 'SELECT "after", sink_bytes AS "sinkBytes" FROM inbox_cursor';
  return inDatabase(agency, (database) => database.prepare(sql).get()) as unknown as Cursor;
}

function inDatabase<Found>({ folder }: LocalAgency, ask: (database: DatabaseSync) => Found): Found {
  const database = new DatabaseSync(join(folder, 'data', 'adapter.db'), { readOnly: true, timeout: 5_000 });
  try {
    return ask(database);
  } finally {
    database.close();
  }
}
