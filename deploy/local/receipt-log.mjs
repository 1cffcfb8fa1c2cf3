/**
 * `RECEIPT_LOG=<file> npm run test:receipt-log`: brings a real event log (XES, gzip) through a real adapter into a real
 * hub and prints what came of it. The waits are counted from the record, as a closing counts them, and again by plain
 * arithmetic over the file, case by case; then those between named steps, which nobody may read from the record, from the file
 * alone. The exit code is 1 when an event was lost, doubled or misplaced, or a wait differs by a second. Without a file it
 * says so and does nothing.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { layPackages } from '../../test/packages/suite-packages.mjs';
import { createDatabase } from './services/postgres.mjs';
import { besidePostgres } from './services/run-folder.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { inClone } from './setup/places.mjs';
import { tools } from './setup/tools.mjs';

const prepare = () => setUp({ chromium: false });

await onPinnedNode(import.meta.url, prepare, async (_args, stop) => {
  const given = process.env['RECEIPT_LOG'] ?? '';
  const log = resolve(given);
  if (given === '' || !existsSync(log)) {
    process.stdout.write('receipt log: not run, RECEIPT_LOG names no file\n');
    return given === '' ? 0 : 2;
  }
  const { postgresBin, natsServer } = await prepare();
  await buildProduct();
  return besidePostgres('receipt-log', postgresBin, async ({ dir, url }) => {
    const database = await createDatabase(url, 'receipt_log');
    const env = { ...process.env, NODE_OPTIONS: '--experimental-transform-types --no-warnings' };
    const places = [
      '--log',
      log,
      '--dir',
      join(dir, 'network'),
      '--database',
      database,
      '--nats',
      natsServer,
    ];
    const through = await runHere(process.execPath, [inClone('test/receipt-log/main.ts'), ...places], {
      env,
      stop,
    });
    return through === 0 && !stop.aborted ? waitsOn(log, stop) : through;
  });
});

/**
 * The waits between named steps as the product's reader and its rule count them, beside plain arithmetic over the file.
 * @param {string} log
 * @param {AbortSignal} stop
 * @returns {Promise<number>} the exit code
 */
async function waitsOn(log, stop) {
  const options = '--experimental-vm-modules --no-warnings';
  const env = { ...process.env, RECEIPT_LOG: log, NODE_OPTIONS: options };
  await layPackages();
  return runHere(process.execPath, [tools.jest, inClone('test/receipt-log/waits.spec.ts')], { env, stop });
}
