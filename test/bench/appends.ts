import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { NewEvent } from '#ports';
import { openPostgres, PostgresEventStore } from '#postgres';
import { alternate, sideBySide } from './alternate.ts';
import type { Bench, Ground, Row } from './bench.ts';
import { faster } from './bench.ts';
import { madeEvent } from './made-events.ts';

const BATCH = 100;

/** Durable appends beside plain INSERTs into a table with the same columns and indexes. */
export const appends: Row = async (ground) => {
  const url = await ground.database('bench_appends');
  const database = await openPostgres(url);
  const store = new PostgresEventStore(database);
  // The same number of connections for both; `synchronous_commit` is on for both.
  const plain = new Pool({ connectionString: url, max: 64, options: '-c synchronous_commit=on' });
  try {
    await plain.query(`CREATE SCHEMA plain; CREATE TABLE plain.events (LIKE record.events INCLUDING ALL)`);
    await plain.query('CREATE SEQUENCE plain.positions CACHE 1');
    const rows: Bench[] = [];
    for (const [writers, atLeast] of [
      [8, 0.5],
      [64, 1.3],
    ] as const)
      rows.push(await single(ground, store, plain, writers, atLeast));
    rows.push(await batches(ground, store, plain));
    return rows;
  } finally {
    await plain.end();
    await database.close();
  }
};

async function single(
  ground: Ground,
  store: PostgresEventStore,
  plain: Pool,
  writers: number,
  atLeast: number,
): Promise<Bench> {
  ground.tell(`append, ${writers} writers`);
  const ours = sideBySide(writers, async () => {
    await store.append(`case-bench-${randomUUID()}`, 'none', [madeEvent()]);
    return 1;
  });
  const yardstick = sideBySide(writers, async () => {
    await insert(plain, [madeEvent()]);
    return 1;
  });
  const rates = await alternate(ours, yardstick, rounds(ground));
  return faster(
    {
      name: `append one event, ${writers} writers`,
      fsync: true,
      unit: 'events/s',
      note: 'OCC, dedupe and dense positions beside a plain INSERT',
    },
    rates.ours,
    rates.yardstick,
    atLeast,
  );
}

async function batches(ground: Ground, store: PostgresEventStore, plain: Pool): Promise<Bench> {
  ground.tell('append in batches of 100');
  const writers = 8;
  const ours = sideBySide(writers, async () => {
    await store.append(`case-bench-${randomUUID()}`, 'none', Array.from({ length: BATCH }, madeEvent));
    return BATCH;
  });
  const yardstick = sideBySide(writers, async () => {
    await insert(plain, Array.from({ length: BATCH }, madeEvent));
    return BATCH;
  });
  const rates = await alternate(ours, yardstick, rounds(ground));
  return faster(
    {
      name: 'append in batches of 100',
      fsync: true,
      unit: 'events/s',
      note: '8 batches at a time beside a plain multi-row INSERT, 8 at a time',
    },
    rates.ours,
    rates.yardstick,
    0.8,
  );
}

function rounds({ quick }: Ground) {
  return quick ? { rounds: 1, roundMs: 300 } : { rounds: 7, roundMs: 1_500 };
}

const COLUMNS = 18;

/** What somebody would write who needs none of what the record promises: one statement, positions from a sequence. */
async function insert(plain: Pool, events: readonly NewEvent[]): Promise<void> {
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
