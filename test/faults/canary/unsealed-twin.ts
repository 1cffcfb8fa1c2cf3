import pg from 'pg';
import { openPostgres, PostgresEventStore } from '#postgres';
import type { NewEvent } from '#ports';
import type { Flock } from './canaries.ts';
import { DISGUISES } from './disguises.ts';

const AT = '2026-02-05T10:00:00.000Z';

/**
 * The positive control: the same record on the same server, but sealing is switched off, and beside it every disguise
 * in which a text could lie in a database. The canaries in it, which a scan that can see must find.
 */
export async function writeUnsealed(databaseUrl: string, flock: Flock): Promise<readonly string[]> {
  const payload = flock.one('payload that was not sealed', []);
  const disguised = DISGUISES.map(([name, disguise]) => {
    const text = flock.one(name, []);
    return { text, bytes: disguise(text) };
  });
  const database = await openPostgres(databaseUrl);
  const store = new PostgresEventStore(database);
  await store.append('case-rheine-twin', 'none', [
    unsealed({ salt: '', body: { data: { courseCode: payload } } }),
  ]);
  await database.close();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('CREATE TABLE disguised (bytes bytea)');
  for (const { bytes } of disguised) await client.query('INSERT INTO disguised VALUES ($1)', [bytes]);
  await client.end();
  return [payload, ...disguised.map(({ text }) => text)];
}

/** What a vault that does not seal would make of it. */
function unsealed(plain: object): NewEvent {
  const ct = Buffer.from(JSON.stringify(plain)).toString('base64url');
  return {
    id: 'e1',
    type: 'de.wegmarke.language.registered.v1',
    version: 1,
    network: 'rheine',
    agency: 'vhs',
    theme: 'language',
    category: 'language',
    happenedAt: AT,
    recordedAt: AT,
    commitment: 'none',
    signature: 'none',
    sealed: { kid: 'p.none', iv: '', ct, tag: '' },
  };
}
