import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { openPostgres, PostgresEventStore } from '#postgres';
import { alternate, sideBySide } from './alternate.ts';
import type { Bench, Ground, Row } from './bench.ts';
import { faster } from './bench.ts';
import { madeEvent } from './made-events.ts';
import { insert, plainTable } from './plain-insert.ts';

const BATCH = 100;

/** Durable appends beside plain INSERTs into a table with the same columns and indexes. */
export const appends: Row = async (ground) => {
  const url = await ground.database('bench_appends');
  const database = await openPostgres(url);
  const store = new PostgresEventStore(database);
  // The same number of connections for both; `synchronous_commit` is on for both.
  const plain = new Pool({ connectionString: url, max: 64, options: '-c synchronous_commit=on' });
  try {
    await plainTable(plain);
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
