import type { Client } from 'pg';
import type { StoredEvent } from '#ports';
import type { Database } from './database.ts';
import { blame } from './outage.ts';

/** The record is not empty: what an archive holds would be mixed with it. */
export class RecordNotEmpty extends Error {
  override readonly name = 'RecordNotEmpty';
}

const ROWS_AT_ONCE = 1_000;

/** Puts events back to the positions that they had; for restoring, never for recording. */
export class RecordArchive {
  constructor(private readonly database: Database) {}

  /** Whether nothing was ever recorded here. */
  async isEmpty(): Promise<boolean> {
    const rows = await this.database.query<{ readonly position: number }>({
      text: 'SELECT position FROM record.events LIMIT 1',
    });
    return rows.length === 0;
  }

  /** Number of the last migration that was applied here. */
  async schema(): Promise<number> {
    const rows = await this.database.query<{ readonly number: number }>({
      text: 'SELECT max(number) AS number FROM record.migrations',
    });
    return rows[0]?.number ?? 0;
  }

  /**
   * Loads events with their positions into an empty record, all or none of them, while no other process can append.
   * Throws {@link RecordNotEmpty}; whatever the source of the events throws leaves the record empty.
   */
  async load(events: AsyncIterable<StoredEvent>, onProgress: (loaded: number) => void): Promise<number> {
    const client = this.database.connection({ statement_timeout: 0, query_timeout: 0 });
    client.on('error', this.database.onTrouble);
    try {
      await client.connect().catch(toBlame);
      await run(client, 'BEGIN');
      // The lock of `record.append`: positions are given by nobody else until this is done.
      await run(client, 'SELECT pg_advisory_xact_lock(7767001)');
      if ((await run(client, 'SELECT position FROM record.events LIMIT 1')) > 0)
        throw new RecordNotEmpty('the record is not empty');
      const loaded = await insertAll(client, events, onProgress);
      await run(client, "SELECT pg_notify('record_grew', $1)", [String(loaded)]);
      await run(client, 'COMMIT');
      return loaded;
    } finally {
      await client.end();
    }
  }
}

/** Runs a statement and gives the number of its rows. */
async function run(client: Client, text: string, values: readonly unknown[] = []): Promise<number> {
  const { rowCount } = await client.query(text, [...values]).catch(toBlame);
  return rowCount ?? 0;
}

function toBlame(error: unknown): never {
  throw blame(error);
}

async function insertAll(
  client: Client,
  events: AsyncIterable<StoredEvent>,
  onProgress: (loaded: number) => void,
): Promise<number> {
  let loaded = 0;
  let batch: StoredEvent[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    loaded += await run(client, INSERT, [JSON.stringify(batch.map(rowOf))]);
    batch = [];
    onProgress(loaded);
  };
  for await (const event of events) if (batch.push(event) === ROWS_AT_ONCE) await flush();
  await flush();
  return loaded;
}

const COLUMNS = [
  ['position', 'bigint'],
  ['stream', 'text'],
  ['revision', 'int'],
  ['id', 'text'],
  ['type', 'text'],
  ['version', 'int'],
  ['network', 'text'],
  ['agency', 'text'],
  ['theme', 'text'],
  ['category', 'text'],
  ['happened_at', 'text'],
  ['recorded_at', 'text'],
  ['commitment', 'text'],
  ['signature', 'text'],
  ['sealed_kid', 'text'],
  ['sealed_iv', 'text'],
  ['sealed_ct', 'text'],
  ['sealed_tag', 'text'],
] as const;

const NAMES = COLUMNS.map(([name]) => name).join(', ');

const INSERT = `
  INSERT INTO record.events (${NAMES})
  SELECT ${NAMES} FROM json_to_recordset($1) AS g (${COLUMNS.map((column) => column.join(' ')).join(', ')})`;

function rowOf({ happenedAt, recordedAt, sealed, ...same }: StoredEvent) {
  return {
    ...same,
    happened_at: happenedAt,
    recorded_at: recordedAt,
    sealed_kid: sealed.kid,
    sealed_iv: sealed.iv,
    sealed_ct: sealed.ct,
    sealed_tag: sealed.tag,
  };
}
