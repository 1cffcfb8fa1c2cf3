/**
 * Makes what compose.yaml wants in a folder: keys, certificates, passwords, the broker's configuration, the hub's
 * settings. What is there stays; the broker's configuration is written anew, so run it again when an agency is added or has
 * another account. What `--accounts` gives (`wegmarke agency list --json`) is kept and counts in later runs too.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hubKeys } from '../local/network/hub-keys.mjs';
import { makeAuthority, opensslProgram } from '../local/services/certificates.mjs';
import { brokerAccounts } from './broker-accounts.mjs';

const USAGE =
  'usage: node deploy/compose/prepare.mjs <folder> --host <name by which agencies reach this machine> [--accounts <what agency list --json printed>]';

/** How long the certificates of the set-up last; a public authority's may take the place of the files at any time. */
const DAYS = 365;

/** What the registry said last of the accounts at the broker. */
const ACCOUNTS = 'accounts.json';

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {string} file @param {() => string} make */
function once(file, make) {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
}

/** @param {string} folder @param {string} host */
async function certificates(folder, host) {
  if (existsSync(join(folder, 'ca.crt'))) return;
  const openssl = await opensslProgram();
  if (openssl === undefined) throw new Error('openssl is missing: install it, then run this again');
  const authority = await makeAuthority(folder, { openssl, days: DAYS });
  // By their names among themselves, by the public one from outside, and from the machine itself.
  for (const name of ['hub', 'broker']) await authority.issue(name, [name, host, 'localhost']);
  for (const name of ['database', 'eventstore']) await authority.issue(name, [name, 'localhost']);
}

/** @param {string} folder @param {string} hubKey the hub's public nkey */
async function writeBrokerConfig(folder, hubKey) {
  const { brokerConfig } = await import('#nats');
  const definition = readJson(join(folder, 'network', 'network.json'));
  const accounts = join(folder, ACCOUNTS);
  const listed = existsSync(accounts) ? readJson(accounts) : undefined;
  const { network } = definition;
  const tls = { certFile: '/wegmarke/authority/broker.crt', keyFile: '/wegmarke/authority/broker.key' };
  const config = brokerConfig({
    host: '0.0.0.0',
    tls,
    webSocket: { host: '0.0.0.0', port: 8443, tls },
    hub: { nkeyPublic: hubKey },
    agencies: brokerAccounts(definition, listed).map(({ agency, brokerKey }) => ({
      network,
      agency,
      nkeyPublic: brokerKey,
    })),
    storeDir: '/wegmarke/data/broker',
  });
  writeFileSync(join(folder, 'nats.conf'), config, { mode: 0o600 });
}

/** @param {string} password of the database */
const hubSettings = (password) =>
  Object.entries({
    DATABASE_URL: `postgres://hub:${password}@database:5432/hub?sslmode=verify-full&sslrootcert=/wegmarke/authority/ca.crt`,
    NATS_URL: 'tls://broker:4222',
    NATS_CA_FILE: '/wegmarke/authority/ca.crt',
    NATS_SEED_FILE: '/wegmarke/hub/nkey.seed',
    KEY_FILE: '/wegmarke/hub/keys.json',
    KEK_FILE: '/wegmarke/hub/kek',
    NETWORK_FILES: '/wegmarke/network/network.json',
    HTTP_HOST: '0.0.0.0',
    HTTP_PORT: '8080',
    HTTP_CERT_FILE: '/wegmarke/authority/hub.crt',
    HTTP_KEY_FILE: '/wegmarke/authority/hub.key',
  })
    .map(([name, value]) => `WEGMARKE_HUB_${name}=${value}\n`)
    .join('');

/** @param {string} folder @param {string} host @param {string} [accounts] */
async function prepare(folder, host, accounts) {
  if (!existsSync(join(folder, 'network', 'network.json')))
    throw new Error(`put the network definition and its agreement into ${join(folder, 'network')} first`);
  for (const part of ['database', 'broker', 'eventstore'])
    mkdirSync(join(folder, 'data', part), { recursive: true, mode: 0o700 });
  await certificates(join(folder, 'authority'), host);
  const { nkeyPublic } = await hubKeys(join(folder, 'hub'));
  const random = () => randomBytes(24).toString('base64url');
  once(join(folder, 'database.password'), random);
  once(join(folder, 'hub.env'), () => hubSettings(readFileSync(join(folder, 'database.password'), 'utf8')));
  once(join(folder, 'eventstore.env'), () =>
    ['ADMIN', 'OPS'].map((who) => `EVENTSTORE_DEFAULT_${who}_PASSWORD=${random()}\n`).join(''),
  );
  if (accounts !== undefined) copyFileSync(accounts, join(folder, ACCOUNTS));
  await writeBrokerConfig(folder, nkeyPublic);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { host: { type: 'string' }, accounts: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined || values.host === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  try {
    await prepare(folder, values.host, values.accounts);
    console.log(`ready: WEGMARKE_FOLDER=${folder}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
