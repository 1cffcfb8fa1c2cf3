/**
 * `npm test [-- --long] [-- <for Jest> …]`: sets up, builds, starts one PostgreSQL for the whole run, then Jest; other arguments go
 * to Jest. The long form also runs what is long and repeats itself (`test/long-form.ts`).
 * Suites find the machine in WEGMARKE_NATS_SERVER, WEGMARKE_POSTGRES_BIN, WEGMARKE_POSTGRES_URL, WEGMARKE_CHROMIUM.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { layPackages } from '../../test/packages/suite-packages.mjs';
import { startPostgres } from './services/postgres.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { cache } from './setup/places.mjs';
import { step } from './setup/progress.mjs';
import { tools } from './setup/tools.mjs';

const prepare = () => setUp({ chromium: true });

await onPinnedNode(import.meta.url, prepare, async (args, stop) => {
  const machine = await prepare();
  await buildProduct();
  await step('bundle the packages that suites load', layPackages);
  const runs = join(cache, 'runs');
  mkdirSync(runs, { recursive: true });
  removeOld(runs);
  const dir = mkdtempSync(join(runs, 'test-'));
  const temporary = join(dir, 'tmp');
  mkdirSync(temporary);
  const postgres = await step('start PostgreSQL', () =>
    startPostgres({ dir: join(dir, 'postgres'), bin: machine.postgresBin }),
  );
  try {
    if (stop.aborted) return 130;
    const env = testEnvironment(machine, postgres.url, temporary);
    if (args.includes('--long')) env['WEGMARKE_LONG'] = 'yes';
    const forJest = args.filter((one) => one !== '--long');
    return await runHere(process.execPath, [tools.jest, ...forJest], { env, stop });
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

/** What runs left that were killed. @param {string} runs */
function removeOld(runs) {
  const yesterday = Date.now() - 86_400_000;
  for (const run of readdirSync(runs).map((name) => join(runs, name)))
    if (statSync(run).mtimeMs < yesterday) rmSync(run, { recursive: true, force: true });
}

/**
 * @param {import('./setup.mjs').Machine} machine
 * @param {string} postgresUrl
 * @param {string} temporary folder for what tests write
 * @returns {NodeJS.ProcessEnv}
 */
function testEnvironment(machine, postgresUrl, temporary) {
  return {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    TMPDIR: temporary,
    WEGMARKE_NATS_SERVER: machine.natsServer,
    WEGMARKE_POSTGRES_BIN: machine.postgresBin,
    WEGMARKE_POSTGRES_URL: postgresUrl,
    ...(machine.chromium === undefined ? {} : { WEGMARKE_CHROMIUM: machine.chromium }),
  };
}
