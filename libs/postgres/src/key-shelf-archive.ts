import type { Client } from 'pg';
import { generationOf } from '#ports';
import type { Database } from './database.ts';
import { blame } from './outage.ts';

/** Whose keys a row is about. */
interface OwnerNamed {
  readonly network: string;
  readonly caseId: string;
  readonly controller: string;
}

/** One row of the shelf as it goes into a backup: keys are wrapped, and no key-encryption key is among them. */
export type KeyShelfRow =
  | ({ readonly row: 'owner'; readonly wrapped: string } & OwnerNamed)
  | ({
      readonly row: 'key';
      readonly kid: string;
      readonly wrapped: string;
      readonly keepUntil?: string;
      readonly eventType?: string;
    } & OwnerNamed)
  | ({ readonly row: 'destroyed' } & OwnerNamed)
  | { readonly row: 'fence'; readonly generation: number };

/** The shelf holds keys already: what an archive holds would be mixed with them. */
export class KeyShelfNotEmpty extends Error {
  readonly code = 'KEY_SHELF_NOT_EMPTY';

  constructor() {
    super('the shelf of keys is not empty: restore into a new database');
    this.name = 'KeyShelfNotEmpty';
  }
}

/** A row is none of the archive's. */
export class KeyShelfRowInvalid extends Error {
  readonly code = 'KEY_SHELF_ROW_INVALID';

  constructor(readonly number: number) {
    super(`row ${number} of the keys is none that a backup holds: take an undamaged backup`);
    this.name = 'KeyShelfRowInvalid';
  }
}

const ROWS_AT_ONCE = 1_000;

const OWNER = `'network', network, 'caseId', case_id, 'controller', controller`;

/** All that lies on the shelf, owners first, as objects that leave out what is null. */
const DUMP = `
DECLARE shelf NO SCROLL CURSOR FOR
  SELECT json_build_object('row', 'fence', 'generation', generation) AS row FROM vault.fence
  UNION ALL
  SELECT json_build_object('row', 'destroyed', ${OWNER}) FROM vault.destroyed_owners
  UNION ALL
  SELECT json_build_object('row', 'owner', ${OWNER}, 'wrapped', wrapped) FROM vault.owner_keys
  UNION ALL
  SELECT json_strip_nulls(json_build_object('row', 'key', 'kid', kid, ${OWNER}, 'wrapped', wrapped,
    'keepUntil', keep_until, 'eventType', event_type)) FROM vault.content_keys`;

/** By kind of row: how it gets back. */
const LOAD: Readonly<Record<KeyShelfRow['row'], string>> = {
  fence: `
    UPDATE vault.fence SET generation = g.generation FROM json_to_recordset($1) AS g (generation int)`,
  destroyed: `
    INSERT INTO vault.destroyed_owners (network, case_id, controller)
    SELECT network, "caseId", controller FROM json_to_recordset($1) AS g (network text, "caseId" text, controller text)`,
  owner: `
    INSERT INTO vault.owner_keys (network, case_id, controller, wrapped, generation)
    SELECT network, "caseId", controller, wrapped, generation FROM json_to_recordset($1)
      AS g (network text, "caseId" text, controller text, wrapped text, generation int)`,
  key: `
    INSERT INTO vault.content_keys (kid, network, case_id, controller, wrapped, keep_until, event_type)
    SELECT kid, network, "caseId", controller, wrapped, "keepUntil", "eventType" FROM json_to_recordset($1)
      AS g (kid text, network text, "caseId" text, controller text, wrapped text, "keepUntil" text, "eventType" text)`,
};

/** The shelf of keys as rows of a backup. */
export class KeyShelfArchive {
  constructor(private readonly database: Database) {}

  /** Every row as of one moment, while hubs go on. */
  async *dump(): AsyncGenerator<KeyShelfRow> {
    const client = await this.#connected();
    try {
      await run(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await run(client, DUMP);
      for (;;) {
        const rows = await run<{ readonly row: KeyShelfRow }>(client, `FETCH ${ROWS_AT_ONCE} FROM shelf`);
        if (rows.length === 0) return;
        for (const { row } of rows) yield row;
      }
    } finally {
      await client.end();
    }
  }

  /** Puts rows back into an empty shelf, all or none; tells how many. Throws {@link KeyShelfNotEmpty} and {@link KeyShelfRowInvalid}. */
  async load(rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<number> {
    const client = await this.#connected();
    try {
      await run(client, 'BEGIN');
      // The lock of the shelf: nothing comes in from anywhere else until this is done.
      await run(client, 'SELECT pg_advisory_xact_lock(7767008)');
      if ((await run(client, 'SELECT 1 FROM vault.owner_keys LIMIT 1')).length > 0)
        throw new KeyShelfNotEmpty();
      const loaded = await loadAll(client, rows);
      await run(client, 'COMMIT');
      return loaded;
    } finally {
      await client.end();
    }
  }

  async #connected(): Promise<Client> {
    const client = this.database.connection({ statement_timeout: 0, query_timeout: 0 });
    client.on('error', this.database.onTrouble);
    await client.connect().catch(toBlame);
    return client;
  }
}

async function loadAll(client: Client, rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<number> {
  let loaded = 0;
  let batch: KeyShelfRow[] = [];
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (first === undefined) return;
    await run(client, LOAD[first.row], [JSON.stringify(batch.map(withGeneration))]);
    loaded += batch.length;
    batch = [];
  };
  for await (const row of rows) {
    if (!isRow(row)) throw new KeyShelfRowInvalid(loaded + batch.length + 1);
    if (batch.length === ROWS_AT_ONCE || (batch[0] !== undefined && batch[0].row !== row.row)) await flush();
    batch.push(row);
  }
  await flush();
  return loaded;
}

const TEXTS: Readonly<Record<KeyShelfRow['row'], readonly string[]>> = {
  fence: [],
  destroyed: ['network', 'caseId', 'controller'],
  owner: ['network', 'caseId', 'controller', 'wrapped'],
  key: ['kid', 'network', 'caseId', 'controller', 'wrapped'],
};

function isRow(value: unknown): value is KeyShelfRow {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Readonly<Record<string, unknown>>;
  const kind = String(row['row']);
  if (!Object.hasOwn(TEXTS, kind)) return false;
  if (kind === 'fence') return Number.isSafeInteger(row['generation']);
  return TEXTS[kind as KeyShelfRow['row']].every((name) => typeof row[name] === 'string');
}

function withGeneration(row: KeyShelfRow): object {
  return row.row === 'owner' ? { ...row, generation: generationOf(row.wrapped) } : row;
}

async function run<Row extends object>(
  client: Client,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return (await client.query<Row>(text, [...values]).catch(toBlame)).rows;
}

function toBlame(error: unknown): never {
  throw blame(error);
}
