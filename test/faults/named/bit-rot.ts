import { closeSync, openSync, readSync, truncateSync, writeSync, copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Ground } from '../ground.ts';
import type { NamedFault } from './named-fault.ts';

/** SQLSTATE `data_corrupted`, and what the server says of a page that ends too soon. */
const DETECTED = /invalid page|could not read block|checksum|unexpected data beyond EOF|data_corrupted/i;

/** Reads the whole record by its positions, as the hub does: row by row over the index. */
const ALL_BY_POSITION = `SET enable_seqscan = off; SET enable_bitmapscan = off; SELECT count(sealed_ct) AS answer
  FROM (SELECT sealed_ct FROM record.events WHERE position > 0 ORDER BY position) AS log`;

const LAST_PAGE = 'SELECT max((ctid::text::point)[0])::int AS answer FROM record.events';
const PAGE = 8_192;

/** Damages a file of the database at rest. */
type Damage = (file: string, ground: Ground, lastPage: number) => void;

const flipBit: Damage = (file, { chance }) => {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  const at = chance.between(0, statSync(file).size - 1);
  readSync(handle, byte, 0, 1, at);
  writeSync(handle, Buffer.of(byte.readUInt8() ^ (1 << chance.between(0, 7))), 0, 1, at);
  closeSync(handle);
};

/** Within the last page that holds anything: the index still names what was in it. */
const cutTail: Damage = (file, { chance }, lastPage) =>
  truncateSync(file, lastPage * PAGE + chance.between(1, PAGE - 1));

/** So many times: the file of the record is damaged while the database is down, and must not be read as if it were whole. */
async function rot(ground: Ground, runs: number, damage: Damage): Promise<void> {
  const { database, databaseUrl } = ground;
  await ground.whileHubStands(async () => {
    const relative = await asked<string>(
      databaseUrl,
      `SELECT pg_relation_filepath('record.events') AS answer`,
    );
    const file = join(database.data, relative);
    for (let run = 0; run < runs; run += 1) {
      await asked(databaseUrl, 'CHECKPOINT');
      const lastPage = await asked<number>(databaseUrl, LAST_PAGE);
      await database.stop();
      copyFileSync(file, `${file}.whole`);
      damage(file, ground, lastPage);
      await database.start();
      const read = await asked(databaseUrl, ALL_BY_POSITION).then(
        () => 'served',
        (error: Error) => error.message,
      );
      await database.stop();
      copyFileSync(`${file}.whole`, file);
      await database.start();
      if (!DETECTED.test(read)) throw new Error(`Damage was not told: ${read}`);
    }
  });
}

/** Files that are no longer what was written. */
export const bitRot: readonly NamedFault[] = [
  {
    fault: "a bit flipped in the record's file: told, never served",
    runs: { test: 0, short: 20, long: 100 },
    tried: (ground, runs) => rot(ground, runs, flipBit),
  },
  {
    fault: "the tail of the record's file cut: told, never served",
    runs: { test: 0, short: 20, long: 100 },
    tried: (ground, runs) => rot(ground, runs, cutTail),
  },
];

async function asked<Answer>(url: string, question: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = [await client.query<{ answer: Answer }>(question)].flat().at(-1)!;
    return (rows[0]?.answer ?? '') as Answer;
  } finally {
    await client.end();
  }
}
