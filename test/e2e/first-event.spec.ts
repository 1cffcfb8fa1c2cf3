import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Child } from '../../deploy/local/services/child.mjs';
import { startChild } from '../../deploy/local/services/child.mjs';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';

const page = readFileSync(inClone('docs/how-to/first-event.md'), 'utf8');
const dist = resolve(process.env['WEGMARKE_DIST'] ?? inClone('dist'));
/** The commands of the page in their order; of the first one only the broker is left to do: this run was built. */
const [setUp = '', init = '', simulate = '', adapter = '', doctor = '', send = '', look = '', ...goingOn] = [
  ...page.matchAll(/^```\n([^]*?)^```$/gm),
].map(([, text = '']) => text.trim());

/** Of the page's quarter of an hour the steps after the build may take so much, also on a busy machine. */
const PROMISED_MS = 180_000;
const RECORDED = /"type":"de\.wegmarke\.language\.registered\.v1"[^{}]*"state":"recorded"/;

describe('A newcomer with a bare folder', () => {
  const running: Child[] = [];
  let folder: string;
  let here: (command: string) => string;
  let env: Record<string, string>;

  const bash = async (command: string): Promise<string> =>
    (await promisify(execFile)('bash', ['-euc', here(command)], { cwd: folder, env })).stdout;
  /** In a terminal of its own, until its output says that it is there. */
  const inTerminal = async (name: string, command: string, isThere: RegExp): Promise<void> => {
    const log = join(folder, `${name}.log`);
    const args = ['-euc', `cd ${folder}; exec ${here(command)}`];
    running.push(await startChild({ file: '/bin/bash', args, log, endSignal: 'SIGTERM', env }));
    await until(`${name} to be there`, () => isThere.test(readFileSync(log, 'utf8')) || undefined);
  };

  beforeAll(async () => {
    folder = await testFolder('first-event');
    const [hub, nats, control, desk] = [
      await freePort(),
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const { stdout: broker } = await promisify(execFile)(process.execPath, [
      inClone('deploy/local/broker.mjs'),
    ]);
    env = { PATH: process.env['PATH'] ?? '', WEGMARKE_NATS_SERVER: broker.trim() };
    // Other ports than the page's, which may be in use here; the rest stands as it is written.
    const ports: Readonly<Record<string, string>> = {
      init: `--hub-url http://127.0.0.1:${hub} --nats-url nats://127.0.0.1:${nats} --desk-port ${desk}`,
      simulate: `--hub-port ${hub} --nats-port ${nats} --control-port ${control}`,
    };
    here = (command) =>
      command
        .replace(/^npx wegmarke (init|simulate) .*$/gm, (whole, name: string) => `${whole} ${ports[name]}`)
        .replaceAll('npx wegmarke', `${process.execPath} --no-warnings ${dist}/apps/cli/src/main.js`)
        .replaceAll(
          'npm run adapter --',
          `${process.execPath} --no-warnings ${dist}/apps/adapter/src/main.js`,
        )
        .replaceAll('127.0.0.1:8310', `127.0.0.1:${desk}`)
        .replaceAll('127.0.0.1:8079', `127.0.0.1:${control}`);
  });

  afterAll(async () => {
    for (const child of running.toReversed()) await child.end('SIGTERM', 10_000);
  });

  it('sets up by scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(inClone('package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(setUp).toContain('npm run broker');
    for (const [, name = ''] of page.matchAll(/\bnpm run (\S+)/g))
      expect(Object.keys(scripts)).toContain(name);
  });

  it('has an event recorded and received by the commands of the how-to, as they stand there', async () => {
    const began = performance.now();
    await bash(init);
    await inTerminal('simulate', simulate, /^ready/m);
    await inTerminal('adapter', adapter, /"event":"agreement"/);
    await bash(send);
    await until(
      'the first event to be recorded',
      async () => RECORDED.test(await bash(look)) || undefined,
      PROMISED_MS,
    );
    const took = performance.now() - began;
    process.stderr.write(`first event recorded after ${(took / 1_000).toFixed(1)} s\n`);
    expect(took).toBeLessThan(PROMISED_MS);

    const sink = join(folder, 'office', 'sink', 'events.jsonl');
    await until(
      'what others let know',
      () => (existsSync(sink) && /voucher-issued/.test(readFileSync(sink, 'utf8'))) || undefined,
    );
    // All lines of a look at it are fine: a finding would be exit code 1.
    await expect(bash(doctor)).resolves.toMatch(/^ok {2}key /m);
  }, 240_000);

  it('goes on as the page says: things happen, faults come, nothing is lost', async () => {
    const [cat = '', own = '', neighbour = '', faults = ''] = goingOn;
    const before = (await bash(cat)).split('\n').length;
    await bash(faults);
    await bash(own);
    await bash(neighbour);
    await until(
      'another event in the sink',
      async () => (await bash(cat)).split('\n').length > before || undefined,
    );
    await until('the course start to be recorded', async () => {
      const items = await bash(look);
      return /course-started\.v1"[^{}]*"state":"recorded"/.test(items) || undefined;
    });
  });
});
