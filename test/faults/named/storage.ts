import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { postgresBin, testFolder } from '../../../deploy/local/services/for-tests.mjs';
import { startPostgres } from '../../../deploy/local/services/postgres.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { whileSinkIsFull } from '../full-sink.ts';
import { Ground } from '../ground.ts';
import { SmallDisk, smallDiskFault } from '../small-disk.ts';
import { familyOf } from '../standing.ts';
import { strace, straceFault } from '../trace/strace.ts';
import type { NamedFault } from './named-fault.ts';

const RUNS = { test: 0, short: 20, long: 100 };
/** Enough for a cluster of PostgreSQL with small segments of its log, and for what a run records. */
const DATA_MB = 80;
const LOG_MB = 24;
const BURN = `SELECT pg_logical_emit_message(true, 'fault', repeat('x', 400000))`;

let disk: SmallDisk | undefined;

/** A ground whose database has its data, or only its write-ahead log, on a small disk. */
async function onSmallDisk(part: 'data' | 'log'): Promise<Ground> {
  disk = await SmallDisk.of(part === 'data' ? DATA_MB : LOG_MB);
  const elsewhere = await testFolder('database');
  const [dir, log] = part === 'data' ? [disk.folder, elsewhere] : [elsewhere, disk.folder];
  // What the server keeps of its log for reuse must not fill the small disk by itself.
  const small = ['max_wal_size=8MB', 'min_wal_size=2MB'].flatMap((setting) => ['--set', setting]);
  const initdb = ['--wal-segsize=1', `--waldir=${join(log, 'wal')}`, ...small];
  const server = await startPostgres({
    dir: join(dir, 'postgres'),
    bin: postgresBin(),
    initdb,
    log: join(elsewhere, 'server.log'),
  });
  return Ground.peopled('faults', { server });
}

/** Puts the ground and its small disk away. */
async function putAway(ground: Ground): Promise<void> {
  await ground.stop();
  await disk?.gone();
}

/** Disks that are full, and disks that fail. */
export const storage: readonly NamedFault[] = [
  {
    fault: "database's disk full, reads go on",
    runs: RUNS,
    cannot: smallDiskFault,
    ground: () => onSmallDisk('data'),
    putAway,
    async tried(ground, runs) {
      const { exports, log, chance } = ground;
      let stopped = 0;
      for (let run = 0; run < runs; run += 1) {
        disk?.fill();
        exports.more(exports.people, 3);
        exports.lay();
        await pause(chance.between(300, 800));
        const { events } = await log.counts();
        if (events < exports.happenings.length) stopped += 1;
        disk?.free();
        await ground.recorded(exports.happenings.length);
      }
      if (stopped < runs / 2) throw new Error(`The disk was full enough in ${stopped} of ${runs} runs only.`);
    },
  },
  {
    fault: "write-ahead log's disk full, database down, room again",
    runs: RUNS,
    cannot: smallDiskFault,
    ground: () => onSmallDisk('log'),
    putAway,
    async tried(ground, runs) {
      const { exports, database } = ground;
      for (let run = 0; run < runs; run += 1) {
        disk?.fill();
        exports.more(exports.people, 1);
        exports.lay();
        await burnLog(database.url);
        await pause(ground.chance.between(0, 300));
        disk?.free();
        await restarted(ground);
      }
    },
  },
  {
    fault: 'sync of the write-ahead log fails (EIO)',
    runs: RUNS,
    cannot: straceFault,
    async tried(ground, runs) {
      const { exports, database, chance } = ground;
      for (let run = 0; run < runs; run += 1) {
        const before = exports.happenings.length;
        const failing = `inject=fdatasync:error=EIO:when=${chance.between(1, 3)}`;
        // A child of the server may end by itself while it is being attached to: then once more.
        const tracing = await until('strace to attach', () =>
          strace(familyOf(database.pid).slice(1), ['-e', 'trace=fdatasync', '-e', failing]).catch(
            () => undefined,
          ),
        );
        exports.more(exports.people, 1);
        exports.lay();
        await Promise.race([ground.recorded(before + 8).catch(() => undefined), pause(1_500)]);
        await tracing.end();
        await restarted(ground);
      }
    },
  },
  {
    fault: "a recipient's sink on a full disk",
    runs: { test: 0, short: 4, long: 20 },
    async tried(ground, runs) {
      for (let run = 0; run < runs; run += 1) await whileSinkIsFull(ground, 'bamf');
    },
  },
];

/** Writes into the log of the database until the server has no room for it. */
async function burnLog(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (;;) await client.query(BURN);
  } catch {
    return; // The server is down, which is what was wanted.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A server that recovers on a busy machine takes its time. */
const RECOVERY_MS = 120_000;

/** The server comes back by itself after most faults; where it gave up, it is started as a supervisor would. */
async function restarted({ database }: Ground): Promise<void> {
  await until(
    'the database',
    async () => {
      await database.start().catch(() => undefined);
      const client = new pg.Client({ connectionString: database.url });
      client.on('error', () => undefined);
      try {
        await client.connect();
        // With its checkpoint the server may reuse the log of before, or the small disk fills from fault to fault.
        await client.query('CHECKPOINT');
        return true;
      } catch {
        return undefined;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    RECOVERY_MS,
  );
}
