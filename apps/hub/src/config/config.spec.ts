import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import { ConfigInvalid } from './config-fault.ts';
import { networkFaults } from './network-file.ts';
import { readConfig } from './read-config.ts';
import { readFiles } from './read-files.ts';

const right = {
  WEGMARKE_HUB_DATABASE_URL: 'postgres://hub@localhost:5432/hub',
  WEGMARKE_HUB_NATS_URL: 'nats://localhost:4222',
  WEGMARKE_HUB_NATS_SEED_FILE: 'seed',
  WEGMARKE_HUB_KEY_FILE: 'keys.json',
  WEGMARKE_HUB_KEK_FILE: 'kek',
  WEGMARKE_HUB_NETWORK_FILES: 'one.json,two.json',
};

function faultsOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration of the hub', () => {
  it('is read with what is usual filled in', () => {
    expect(readConfig(right)).toEqual({
      databaseUrl: 'postgres://hub@localhost:5432/hub',
      nats: { url: 'nats://localhost:4222', seedFile: 'seed' },
      keyFile: 'keys.json',
      keyEncryptionKey: { file: 'kek' },
      tombstoneFile: 'kek.tombstones',
      networkFiles: ['one.json', 'two.json'],
      ledgerOrigin: 'wegmarke/hub',
      http: { host: '127.0.0.1', port: 8080 },
      ratePerMinute: 12_000,
      steeringEverySeconds: 120,
      logLevel: 'info',
    });
  });

  it('tells all that is missing at once', () => {
    const missing = faultsOf(() => readConfig({})).map(({ variable, code }) => `${variable} ${code}`);
    expect(missing).toEqual(
      Object.keys(right)
        .toSorted(sameOrder)
        .map((name) => `${name} MISSING`),
    );
  });

  it('tells all that is wrong or unknown at once, with the fix and without the value', () => {
    const wrong = {
      ...right,
      WEGMARKE_HUB_DATABASE_URL: 'mysql://root:secret@host/db',
      WEGMARKE_HUB_HTTP_PORT: '70000',
      WEGMARKE_HUB_STEERING_EVERY_SECONDS: '0',
      WEGMARKE_HUB_LOG_LEVEL: 'loud',
      WEGMARKE_HUB_HTTP_PROT: '1',
    };
    const faults = faultsOf(() => readConfig(wrong));
    expect(faults.map(({ variable, code }) => `${variable} ${code}`)).toEqual([
      'WEGMARKE_HUB_HTTP_PROT UNKNOWN',
      'WEGMARKE_HUB_DATABASE_URL INVALID',
      'WEGMARKE_HUB_HTTP_PORT INVALID',
      'WEGMARKE_HUB_STEERING_EVERY_SECONDS INVALID',
      'WEGMARKE_HUB_LOG_LEVEL INVALID',
    ]);
    expect(faults.every(({ fix }) => fix.length > 10)).toBe(true);
    expect(new ConfigInvalid(faults).message).not.toContain('secret');
  });

  it('takes the key-encryption key itself in the place of its file, and then needs a file for tombstones', () => {
    const { WEGMARKE_HUB_KEK_FILE: _, ...rest } = right;
    const handed = { ...rest, WEGMARKE_HUB_KEK: 'k'.repeat(43) };
    expect(faultsOf(() => readConfig(handed)).map(({ variable }) => variable)).toEqual([
      'WEGMARKE_HUB_TOMBSTONE_FILE',
    ]);
    expect(readConfig({ ...handed, WEGMARKE_HUB_TOMBSTONE_FILE: 'stones' })).toMatchObject({
      keyEncryptionKey: { text: 'k'.repeat(43) },
      tombstoneFile: 'stones',
    });
    expect(faultsOf(() => readConfig({ ...handed, ...right })).map(({ variable }) => variable)).toEqual([
      'WEGMARKE_HUB_KEK',
    ]);
  });

  it('takes the record from the database, or from an EventStoreDB under one of two names', () => {
    expect(readConfig({ ...right, EVENT_STORE: 'postgres' })).not.toHaveProperty('eventStore');
    const [discovered, direct] = [
      'esdb+discover://cluster.example:2113',
      'esdb://one:2113,two:2113?tls=true',
    ];
    expect(readConfig({ ...right, EVENT_STORE: discovered })).toMatchObject({ eventStore: discovered });
    const both = { ...right, EVENT_STORE: discovered, WEGMARKE_HUB_EVENT_STORE: direct };
    expect(readConfig(both)).toMatchObject({ eventStore: direct });
    const wrong = { ...right, EVENT_STORE: 'mysql://hub:secret@host' };
    expect(faultsOf(() => readConfig(wrong)).map(({ variable }) => variable)).toEqual([
      'WEGMARKE_HUB_EVENT_STORE',
    ]);
  });

  it('has pages where it has an address, and a log-in when all of it is named', () => {
    const pages = { ...right, WEGMARKE_HUB_PAGES_ADDRESS: 'https://hub.example/' };
    expect(readConfig(pages).pages).toEqual({ address: 'https://hub.example' });
    const logIn = {
      WEGMARKE_HUB_LOGIN_ISSUER: 'https://login.example/realms/city',
      WEGMARKE_HUB_LOGIN_CLIENT_ID: 'hub',
      WEGMARKE_HUB_LOGIN_CLIENT_SECRET_FILE: 'secret',
      WEGMARKE_HUB_LOGIN_OPERATOR_ROLES: 'hub-operation,hub-support',
    };
    expect(readConfig({ ...pages, ...logIn }).pages?.logIn).toEqual({
      issuer: 'https://login.example/realms/city',
      clientId: 'hub',
      clientSecretFile: 'secret',
      rolesClaim: 'roles',
      operatorRoles: ['hub-operation', 'hub-support'],
    });
    const { WEGMARKE_HUB_LOGIN_CLIENT_ID: _, ...part } = logIn;
    expect(faultsOf(() => readConfig({ ...right, ...part })).map(({ variable }) => variable)).toEqual([
      'WEGMARKE_HUB_PAGES_ADDRESS',
      'WEGMARKE_HUB_LOGIN_CLIENT_ID',
    ]);
  });

  it.each([
    ['WEGMARKE_HUB_PAGES_ADDRESS', 'http://hub.example'],
    ['WEGMARKE_HUB_PAGES_ADDRESS', 'https://hub.example/pages'],
    ['WEGMARKE_HUB_PAGES_ADDRESS', 'hub.example'],
    ['WEGMARKE_HUB_LOGIN_ISSUER', 'http://login.example'],
  ])('sends no browser to %s %s', (variable, text) => {
    const faults = faultsOf(() => readConfig({ ...right, [variable]: text }));
    expect(faults).toContainEqual(expect.objectContaining({ variable, code: 'INVALID' }));
  });

  it('needs no seed when there is no broker', () => {
    const { WEGMARKE_HUB_NATS_SEED_FILE: _, ...rest } = right;
    expect(readConfig({ ...rest, WEGMARKE_HUB_NATS_URL: 'off' })).not.toHaveProperty('nats');
  });
});

describe('the files that it names', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hub-config-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const party = () => ({
    agency: 'abh',
    keys: publicKeysOf(loadKeys(generateKeys('abh'))),
    brokerKey: `U${'A'.repeat(55)}`,
  });

  it('are read into what the hub starts with', async () => {
    write('agreement.yaml', 'the agreement');
    const network = write(
      'network.json',
      JSON.stringify({ network: 'rheine', agreement: 'agreement.yaml', parties: [party()] }),
    );
    const setup = readFiles({
      ...readConfig({ ...right, WEGMARKE_HUB_NATS_URL: 'off', WEGMARKE_HUB_NETWORK_FILES: network }),
      keyFile: write('keys.json', JSON.stringify(generateKeys('hub'))),
      keyEncryptionKey: { file: write('kek', `${Buffer.alloc(32, 1).toString('base64url')}\n`) },
    });
    expect(setup.networks).toEqual([
      expect.objectContaining({ network: 'rheine', agreement: 'the agreement' }),
    ]);
    expect(await setup.keyRing.current()).toEqual({ id: '0', key: Buffer.alloc(32, 1) });
  });

  it('hold the competence tables that the agreement names, beside or below it', () => {
    const demo = join(import.meta.dirname, '../../../../deploy/local/demo');
    cpSync(join(demo, 'agreement.yaml'), join(folder, 'agreement.yaml'));
    const network = write(
      'network.json',
      JSON.stringify({ network: 'rheine', agreement: 'agreement.yaml', parties: [party()] }),
    );
    const config = () => ({
      ...readConfig({ ...right, WEGMARKE_HUB_NATS_URL: 'off', WEGMARKE_HUB_NETWORK_FILES: network }),
      keyFile: write('keys.json', JSON.stringify(generateKeys('hub'))),
      keyEncryptionKey: { file: write('kek', `${Buffer.alloc(32, 1).toString('base64url')}\n`) },
    });
    const table = join(folder, 'competence/voucher.yaml');
    expect(faultsOf(() => readFiles(config()))).toMatchObject([
      { code: 'UNREADABLE', fix: expect.stringContaining(table) },
    ]);
    cpSync(join(demo, 'competence'), join(folder, 'competence'), { recursive: true });
    const [read] = readFiles(config()).networks;
    expect(read?.tables).toEqual([{ id: 'voucher', text: readFileSync(table, 'utf8') }]);
  });

  it('hold the secret of the log-in, which is told to nobody', () => {
    const secret = (text: string) => ({
      ...readConfig({ ...right, WEGMARKE_HUB_NATS_URL: 'off', WEGMARKE_HUB_NETWORK_FILES: 'none.json' }),
      pages: {
        address: 'https://hub.example',
        logIn: {
          issuer: 'https://login.example',
          clientId: 'hub',
          clientSecretFile: write('client-secret', text),
          rolesClaim: 'roles',
          operatorRoles: ['hub-operation'],
        },
      },
    });
    const faults = faultsOf(() => readFiles(secret('too-short')));
    expect(faults).toContainEqual(
      expect.objectContaining({ variable: 'WEGMARKE_HUB_LOGIN_CLIENT_SECRET_FILE', code: 'INVALID' }),
    );
    expect(JSON.stringify(faults)).not.toContain('too-short');
    const sound = faultsOf(() => readFiles(secret('a secret that is long enough\n')));
    expect(sound.map(({ variable }) => variable)).not.toContain('WEGMARKE_HUB_LOGIN_CLIENT_SECRET_FILE');
  });

  it('are told with every fault of every file at once', () => {
    const network = write(
      'network.json',
      JSON.stringify({ network: 'Rheine', agreement: 'none.yaml', parties: [] }),
    );
    const config = {
      ...right,
      WEGMARKE_HUB_KEY_FILE: write('keys.json', '{}'),
      WEGMARKE_HUB_KEK_FILE: write('kek', 'short'),
      WEGMARKE_HUB_NATS_SEED_FILE: join(folder, 'none'),
      WEGMARKE_HUB_NETWORK_FILES: network,
    };
    const faults = faultsOf(() => readFiles(readConfig(config)));
    expect(faults.map(({ variable, code }) => `${variable.split(' ')[0]} ${code}`)).toEqual([
      'WEGMARKE_HUB_KEY_FILE INVALID',
      'WEGMARKE_HUB_KEK_FILE INVALID',
      'WEGMARKE_HUB_NATS_SEED_FILE UNREADABLE',
      'WEGMARKE_HUB_NETWORK_FILES INVALID',
      'WEGMARKE_HUB_NETWORK_FILES INVALID',
    ]);
  });
});

describe('a network definition', () => {
  const keys = publicKeysOf(loadKeys(generateKeys('abh')));
  const party = { agency: 'abh', keys, brokerKey: `U${'A'.repeat(55)}` };
  const network = { network: 'rheine', agreement: 'a.yaml', parties: [party] };

  it('is without fault as it is described', () => {
    expect(networkFaults(network)).toEqual([]);
  });

  it('names each fault by its place', () => {
    const secret = { ...keys.sealing, d: 'private' };
    const parties = [
      { ...party, keys: { ...keys, sealing: secret } },
      { ...party, brokerKey: 'SU' },
    ];
    expect(networkFaults({ ...network, parties, extra: 1 }).map(({ pointer }) => pointer)).toEqual([
      '/extra',
      '/parties/0/keys/sealing/d',
      '/parties/1/brokerKey',
      '/parties/1/agency',
    ]);
    expect(networkFaults([]).map(({ pointer }) => pointer)).toEqual(['']);
  });
});

/** As the table of variables has them. */
function sameOrder(one: string, other: string): number {
  const order = ['DATABASE_URL', 'NATS_URL', 'KEY_FILE', 'NETWORK_FILES', 'NATS_SEED_FILE', 'KEK_FILE'];
  return (
    order.findIndex((name) => one.endsWith(`HUB_${name}`)) -
    order.findIndex((name) => other.endsWith(`HUB_${name}`))
  );
}
