/**
 * `npm run screens [-- <picture> …]`: takes the pictures of `docs/screens/` anew, from the demonstration's data in a real browser.
 * With `--axe` every view is checked by axe instead, and docs/accessibility/results.json written, of which the statement is made.
 * `docs/screens/screens.json` lists them with what each must contain; a picture that lacks a text of its list is not taken.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from './services/postgres.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { cache, inClone } from './setup/places.mjs';
import { step } from './setup/progress.mjs';

const prepare = () => setUp({ chromium: true });

await onPinnedNode(import.meta.url, prepare, async (args, stop) => {
  const machine = await prepare();
  await buildProduct();
  const runs = join(cache, 'runs');
  mkdirSync(runs, { recursive: true });
  const dir = mkdtempSync(join(runs, 'screens-'));
  const postgres = await step('start PostgreSQL', () =>
    startPostgres({ dir: join(dir, 'postgres'), bin: machine.postgresBin }),
  );
  try {
    const env = {
      ...process.env,
      NODE_OPTIONS: '--experimental-transform-types --no-warnings',
      TMPDIR: dir,
      WEGMARKE_NATS_SERVER: machine.natsServer,
      WEGMARKE_POSTGRES_BIN: machine.postgresBin,
      WEGMARKE_POSTGRES_URL: postgres.url,
      ...(machine.chromium === undefined ? {} : { WEGMARKE_CHROMIUM: machine.chromium }),
    };
    const program = args.includes('--axe') ? 'accessibility' : 'screens';
    return await runHere(process.execPath, [inClone('test/pages', program, 'main.ts'), ...args], {
      env,
      stop,
    });
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
