import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createUser } from '@nats-io/nkeys';
import { agencyFolders } from '../local/network/agency-files.mjs';
import { startChild } from '../local/services/child.mjs';
import { testDatabase, testFolder } from '../local/services/for-tests.mjs';
import { type Nats, startNats } from '../local/services/nats.mjs';
import { freePort } from '../local/services/ports.mjs';
import { until } from '../local/services/until.mjs';
import { whereCertificates } from '../local/services/where.mjs';
import { natsServer } from '../local/setup/nats-server.mjs';
import { cache, inClone } from '../local/setup/places.mjs';
import { sampleAgencies } from '../../test/network/sample-agencies.ts';

const run = promisify(execFile);

/** The words of one instruction of a Dockerfile's last stage, as Docker runs them. */
function words(dockerfile: string, instruction: 'ENTRYPOINT' | 'CMD' | 'HEALTHCHECK'): string[] {
  const lines = readFileSync(inClone(dockerfile), 'utf8').split('\n');
  const line = lines.findLast((one) => one.startsWith(`${instruction} `)) ?? '';
  return JSON.parse(line.slice(line.indexOf('['))) as string[];
}

/** The folder in which an image works: dist where it was built, and what else the Dockerfile copies. */
function laidOut(): string {
  mkdirSync(join(cache, 'runs'), { recursive: true });
  const folder = mkdtempSync(join(cache, 'runs', 'image-'));
  cpSync(inClone('deploy/docker/healthy.mjs'), join(folder, 'deploy/docker/healthy.mjs'));
  return folder;
}

await whereCertificates('What the containers start', (openssl) => {
  let folder: string;
  let image: string;
  let broker: Nats;
  const dist = resolve(process.env['WEGMARKE_DIST'] ?? inClone('dist'));
  const onThisMachine = (command: readonly string[]): string[] =>
    command
      .slice(1)
      .map((word) => (word.startsWith('dist/') ? join(dist, word.slice('dist/'.length)) : word));

  beforeAll(async () => {
    expect(openssl).not.toBe('');
    folder = await testFolder('compose');
    image = laidOut();
    const [party] = sampleAgencies(join(folder, 'sample'), ['jobcenter']);
    const place = {
      network: 'rheine',
      agency: 'jobcenter',
      folder: join(folder, 'jobcenter'),
      mappingFile: party!.mappingFile,
    };
    const [made] = await agencyFolders({ node: process.execPath, places: [place] });
    const { keys, nkey } = made!;
    mkdirSync(join(folder, 'network'));
    cpSync(inClone('deploy/local/demo/agreement.yaml'), join(folder, 'network', 'agreement.yaml'));
    const tables = inClone('deploy/local/demo/competence');
    cpSync(tables, join(folder, 'network', 'competence'), { recursive: true });
    const parties = [{ agency: 'jobcenter', keys, brokerKey: nkey }];
    const definition = { network: 'rheine', agreement: 'agreement.yaml', parties };
    writeFileSync(join(folder, 'network', 'network.json'), JSON.stringify(definition));
    const prepare = [inClone('deploy/compose/prepare.mjs'), folder, '--host', 'hub.rheine.test'];
    const { stdout } = await run(process.execPath, prepare);
    expect(stdout).toContain('ready');
  });

  afterAll(async () => {
    await broker?.stop();
    rmSync(image, { recursive: true });
  });

  it('is prepared once: a second time changes no key and no password, and adds an agency to the broker', async () => {
    const files = ['hub/keys.json', 'hub.env', 'database.password', 'authority/hub.crt'];
    const before = files.map((file) => readFileSync(join(folder, file), 'utf8'));
    const networkFile = join(folder, 'network', 'network.json');
    const definition = readFileSync(networkFile, 'utf8');
    const added = JSON.parse(definition) as { parties: object[] };
    added.parties.push({ agency: 'vhs', brokerKey: createUser().getPublicKey() });
    const prepare = () =>
      run(process.execPath, [inClone('deploy/compose/prepare.mjs'), folder, '--host', 'hub.rheine.test']);
    writeFileSync(networkFile, JSON.stringify(added));
    await prepare();
    expect(readFileSync(join(folder, 'nats.conf'), 'utf8')).toContain('AGENCY_rheine_vhs');
    writeFileSync(networkFile, definition);
    await prepare();
    expect(files.map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(before);
  });

  it('is a hub that becomes healthy, with TLS to the broker and to its callers', async () => {
    const here = (text: string): string => text.replaceAll('/wegmarke/', `${folder}/`);
    const [webSocket, port] = [await freePort(), await freePort()];
    broker = await startNats({
      configText: here(readFileSync(join(folder, 'nats.conf'), 'utf8'))
        .replace(/store_dir: "[^"]*", /, '')
        .replace('port: 8443', `port: ${webSocket}`),
      dir: join(folder, 'nats'),
      bin: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
    });
    const env = Object.fromEntries(
      here(readFileSync(join(folder, 'hub.env'), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
    );
    const hub = await startChild({
      file: process.execPath,
      args: onThisMachine(words('deploy/docker/hub.Dockerfile', 'ENTRYPOINT')),
      log: join(folder, 'hub.log'),
      endSignal: 'SIGTERM',
      env: {
        PATH: process.env['PATH'],
        ...env,
        // The test's database is on this machine and has no certificate.
        WEGMARKE_HUB_DATABASE_URL: await testDatabase('compose'),
        WEGMARKE_HUB_NATS_URL: `tls://localhost:${broker.port}`,
        WEGMARKE_HUB_HTTP_PORT: String(port),
      },
    });
    const health = words('deploy/docker/hub.Dockerfile', 'HEALTHCHECK');
    const check = health.slice(1).map((word) => word.replace(':8080', `:${port}`));
    const isHealthy = () => run(process.execPath, check, { cwd: image }).then(() => true as const);
    try {
      // Which it says only when the broker is online: the authority was trusted.
      await until('the hub to be healthy', () => isHealthy().catch(() => undefined));
    } finally {
      await hub.end('SIGTERM', 10_000);
    }
    await expect(isHealthy()).rejects.toThrow();
  });

  it('is an adapter that becomes healthy', async () => {
    const port = await freePort();
    const configTemplate = sampleAgencies(join(folder, 'sample'), ['jobcenter'])[0]!.configTemplate;
    const values: Record<string, string> = {
      natsUrl: 'wss://hub.rheine.test',
      hubUrl: 'https://hub.rheine.test:8443',
      hubKeysFile: join(folder, 'hub', 'public-keys.json'),
      port: String(port),
      origin: 'http://127.0.0.1:8300',
    };
    const config = configTemplate.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');
    writeFileSync(join(folder, 'jobcenter', 'config.yaml'), config);
    const start = words('deploy/docker/adapter.Dockerfile', 'ENTRYPOINT');
    const [configFile = ''] = words('deploy/docker/adapter.Dockerfile', 'CMD');
    const adapter = await startChild({
      file: process.execPath,
      args: [...onThisMachine(start), configFile.replace('/wegmarke', join(folder, 'jobcenter'))],
      log: join(folder, 'adapter.log'),
      endSignal: 'SIGTERM',
      env: { PATH: process.env['PATH'] },
    });
    const check = words('deploy/docker/adapter.Dockerfile', 'HEALTHCHECK').slice(1);
    const args = check.map((word) => word.replace(':8310', `:${port}`));
    try {
      await until('the adapter to be healthy', () =>
        run(process.execPath, args, { cwd: image }).then(
          () => true,
          () => undefined,
        ),
      );
    } finally {
      await adapter.end('SIGTERM', 10_000);
    }
  });
});
