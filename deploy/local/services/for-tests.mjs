import { mkdtempSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { natsServer } from '../setup/nats-server.mjs';
import { cache } from '../setup/places.mjs';
import { postgresBinaries } from '../setup/postgres-binaries.mjs';
import { startNats } from './nats.mjs';
import { createDatabase, startPostgres } from './postgres.mjs';

/** Folder of PostgreSQL's programs, for suites that kill a server of their own. */
export const postgresBin = () => process.env['WEGMARKE_POSTGRES_BIN'] ?? postgresBinaries();

/** @param {string} name @returns {Promise<string>} a folder of one suite's own */
export async function testFolder(name) {
  const home = process.env['WEGMARKE_POSTGRES_URL'] === undefined ? join(cache, 'runs') : tmpdir();
  await mkdir(home, { recursive: true });
  return mkdtempSync(join(home, `${name}-`));
}

/** @type {Promise<string> | undefined} */
let ownServer;

/** The run's server, or when Jest was started by hand, one of this suite's own that ends with it. */
async function serverUrl() {
  const given = process.env['WEGMARKE_POSTGRES_URL'];
  if (given !== undefined) return given;
  ownServer ??= testFolder('postgres').then(
    async (dir) => (await startPostgres({ dir, bin: postgresBin() })).url,
  );
  return ownServer;
}

let databases = 0;

/**
 * A new, empty database on real PostgreSQL.
 * @param {string} name a word for the suite: small letters, digits and `_`
 * @returns {Promise<string>} its URL
 */
export async function testDatabase(name) {
  databases += 1;
  return createDatabase(await serverUrl(), `${name}_${process.pid}_${databases}_${Date.now().toString(36)}`);
}

/**
 * A broker of the suite's own; `stop` also removes its folder.
 * @param {string} [configText] accounts and limits as nats-server reads them
 * @returns {Promise<import('./nats.mjs').Nats>}
 */
export async function testNats(configText = '') {
  const dir = await testFolder('nats');
  const bin = process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer());
  const nats = await startNats({ configText, dir, bin });
  const stop = nats.stop;
  nats.stop = async () => {
    await stop();
    await rm(dir, { recursive: true, force: true });
  };
  return nats;
}
