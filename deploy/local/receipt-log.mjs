/**
 * `RECEIPT_LOG=<file> npm run test:receipt-log`: brings a real event log (XES, gzip) through a real adapter into a real
 * hub and prints what came of it; the exit code is 1 when an event was lost, doubled or misplaced. Without a file it says
 * so and does nothing.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDatabase, startPostgres } from './services/postgres.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { cache, inClone } from './setup/places.mjs';
import { step } from './setup/progress.mjs';

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
  const runs = join(cache, 'runs');
  mkdirSync(runs, { recursive: true });
  const dir = mkdtempSync(join(runs, 'receipt-log-'));
  const postgres = await step('start PostgreSQL', () =>
    startPostgres({ dir: join(dir, 'postgres'), bin: postgresBin }),
  );
  try {
    const database = await createDatabase(postgres.url, 'receipt_log');
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
    return await runHere(process.execPath, [inClone('test/receipt-log/main.ts'), ...places], { env, stop });
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
