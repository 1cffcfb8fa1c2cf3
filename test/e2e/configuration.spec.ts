import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterProgram } from '../../deploy/local/network/agency-files.mjs';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';

const hubProgram = inClone('dist/apps/hub/src/main.js');

/** Stands in every place where a secret could stand. */
const SECRET = 'hunter2-Xq7';

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** Runs one of the product's programs to its end. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const settings = { env: { PATH: process.env['PATH'], ...env }, timeout: 90_000 };
    execFile(process.execPath, ['--no-warnings', ...args], settings, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` });
    });
  });
}

/** Each line of faults: where, which code, and some words of a fix. */
function faultsIn(said: string): readonly string[] {
  return said
    .split('\n')
    .flatMap((line) => /^\s*(\S.*?) ([A-Z]+(?:_[A-Z]+)*): .{8,}$/.exec(line)?.slice(1, 3).join(' ') ?? []);
}

describe('A hub that is set up wrongly', () => {
  let dir: string;
  const file = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };

  beforeAll(async () => {
    dir = await testFolder('hub-config');
  });

  it('tells all faults of its variables at once, each with the fix, and nothing secret', async () => {
    const { code, said } = await run([hubProgram], {
      WEGMARKE_HUB_DATABASE_URL: `mysql://hub:${SECRET}@localhost/hub`,
      WEGMARKE_HUB_NATS_URL: `${SECRET}:4222`,
      WEGMARKE_HUB_HTTP_PORT: '80800',
      WEGMARKE_HUB_RATE_PER_MINUTE: '-1',
      WEGMARKE_HUB_LOG_LEVEL: 'loud',
      WEGMARKE_HUB_HTP_HOST: '127.0.0.1',
      WEGMARKE_HUB_KEK_FILE: join(dir, 'nowhere'),
    });
    expect(code).not.toBe(0);
    expect(faultsIn(said).toSorted()).toEqual([
      'WEGMARKE_HUB_DATABASE_URL INVALID',
      'WEGMARKE_HUB_HTP_HOST UNKNOWN',
      'WEGMARKE_HUB_HTTP_PORT INVALID',
      'WEGMARKE_HUB_KEY_FILE MISSING',
      'WEGMARKE_HUB_LOG_LEVEL INVALID',
      'WEGMARKE_HUB_NATS_SEED_FILE MISSING',
      'WEGMARKE_HUB_NATS_URL INVALID',
      'WEGMARKE_HUB_NETWORK_FILES MISSING',
      'WEGMARKE_HUB_RATE_PER_MINUTE INVALID',
    ]);
    expect(said).not.toContain(SECRET);
  });

  it('tells all faults of its files at once, each with its place', async () => {
    const network = file(
      'network.json',
      JSON.stringify({
        network: 'Rheine',
        agreement: 'agreement.yaml',
        secret: SECRET,
        parties: [{ agency: 'abh', keys: { signing: [], sealing: {} }, brokerKey: SECRET }],
      }),
    );
    const { code, said } = await run([hubProgram], {
      WEGMARKE_HUB_DATABASE_URL: 'memory',
      WEGMARKE_HUB_NATS_URL: 'nats://127.0.0.1:4222',
      WEGMARKE_HUB_NATS_SEED_FILE: file('seed', SECRET),
      WEGMARKE_HUB_KEY_FILE: file('keys.json', JSON.stringify({ keys: [{ kty: 'oct', k: SECRET }] })),
      WEGMARKE_HUB_KEK_FILE: file('kek', SECRET),
      WEGMARKE_HUB_NETWORK_FILES: `${network},${join(dir, 'missing.json')}`,
    });
    expect(code).not.toBe(0);
    const faults = faultsIn(said);
    for (const [where, which] of [
      ['WEGMARKE_HUB_NATS_SEED_FILE', 'INVALID'],
      ['WEGMARKE_HUB_KEY_FILE', 'INVALID'],
      ['WEGMARKE_HUB_KEK_FILE', 'INVALID'],
      [`WEGMARKE_HUB_NETWORK_FILES ${network}#/network`, 'INVALID'],
      [`WEGMARKE_HUB_NETWORK_FILES ${network}#/secret`, 'INVALID'],
      [`WEGMARKE_HUB_NETWORK_FILES ${network}#/parties/0/brokerKey`, 'INVALID'],
      ['WEGMARKE_HUB_NETWORK_FILES', 'UNREADABLE'],
    ]) {
      expect(faults).toContain(`${where} ${which}`);
    }
    expect(said).not.toContain(SECRET);
  });
});

describe('An adapter that is set up wrongly', () => {
  let dir: string;

  beforeAll(async () => {
    dir = await testFolder('adapter-config');
  });

  it('tells all faults of its configuration at once, each with line and fix', async () => {
    const config = join(dir, 'config.yaml');
    const lines = [
      'network: Rheine Stadt',
      'agency: abh',
      'hub:',
      `  nats: ${SECRET}`,
      '  http: http://127.0.0.1:8080',
      'keysFile: keys.json',
      `password: ${SECRET}`,
      'secretFile: secret',
      'dataFolder: data',
      'source: { folder: exports, settleMs: soon }',
      'mappingFile: mapping.yaml',
      'sink: sink.jsonl',
      'desk: { port: 99999, host: 0.0.0.0, tokenFile: desk.token, origins: all }',
      'opensCases: sometimes',
      'retentionDays: 3',
    ];
    writeFileSync(config, lines.join('\n'));
    const { code, said } = await run([adapterProgram, config]);
    expect(code).not.toBe(0);
    for (const place of [
      `${config}:1 /network WRONG_VALUE`,
      `${config}:4 /hub/nats WRONG_VALUE`,
      `${config}:4 /hub MISSING_KEY`,
      `${config}:7 /password UNKNOWN_KEY`,
      `${config}:10 /source/settleMs WRONG_VALUE`,
      `${config}:12 /sink NOT_A_SECTION`,
      `${config}:13 /desk/port WRONG_VALUE`,
      `${config}:13 /desk/host WRONG_VALUE`,
      `${config}:14 /opensCases WRONG_VALUE`,
      `${config}:15 /retentionDays WRONG_VALUE`,
      `${config}:1 / MISSING_KEY`,
    ]) {
      expect(faultsIn(said)).toContain(place);
    }
    expect(said).not.toContain(SECRET);
  });

  it('tells all faults of its files at once, each with the fix', async () => {
    const folder = join(dir, 'files');
    mkdirSync(folder);
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    const template = readFileSync(inClone('test/network/config.yaml'), 'utf8');
    const values: Record<string, string> = {
      agency: 'abh',
      natsUrl: 'nats://127.0.0.1:4222',
      hubUrl: 'http://127.0.0.1:8080',
      hubKeysFile: 'hub.json',
      port: '0',
      origin: 'http://127.0.0.1:8080',
      opensCases: 'by-desk',
    };
    write(
      'config.yaml',
      template.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? ''),
    );
    write('keys.json', JSON.stringify({ keys: [{ kty: 'OKP', d: SECRET }] }));
    write('nkey.seed', SECRET);
    write('secret', SECRET);
    write('desk.token', SECRET);
    write('mapping.yaml', 'files: []\ncolumns: all\n');
    const { code, said } = await run([adapterProgram, join(folder, 'config.yaml')]);
    expect(code).not.toBe(0);
    const faults = faultsIn(said);
    for (const place of [
      `${join(folder, 'keys.json')} FILE_INVALID`,
      `${join(folder, 'hub.json')} FILE_MISSING`,
      `${join(folder, 'nkey.seed')} FILE_INVALID`,
      `${join(folder, 'secret')} FILE_INVALID`,
      `${join(folder, 'desk.token')} FILE_INVALID`,
      `${join(folder, 'mapping.yaml')}:2 UNKNOWN_KEY`,
    ]) {
      expect(faults).toContain(place);
    }
    expect(said).not.toContain(SECRET);
  });

  it('says how it is called', async () => {
    const { code, said } = await run([adapterProgram]);
    expect(code).not.toBe(0);
    expect(said).toMatch(/^usage: /);
  });
});
