/**
 * `npm run faults [-- --long] [-- --bugs] [-- --json] [-- --only <words>]`: makes every fault that must be survived and seeds every
 * bug that must be caught, and prints what came of it; the exit code is 1 when anything was lost, wrongly disclosed or
 * broken, or a bug was not caught. The long run makes the kills two hundred times each. With `--bugs` the faults of adapters,
 * their lines and clocks are made on products with the bug that each of them must show.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { besidePostgres } from './services/run-folder.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { inClone } from './setup/places.mjs';

const prepare = () => setUp({ chromium: false });

await onPinnedNode(import.meta.url, prepare, async (args, stop) => {
  const machine = await prepare();
  await buildProduct();
  return besidePostgres('faults', machine.postgresBin, ({ dir, url }) => {
    const temporary = join(dir, 'tmp');
    mkdirSync(temporary);
    const env = {
      ...process.env,
      NODE_OPTIONS: '--experimental-transform-types --no-warnings',
      TMPDIR: temporary,
      WEGMARKE_NATS_SERVER: machine.natsServer,
      WEGMARKE_POSTGRES_BIN: machine.postgresBin,
      WEGMARKE_POSTGRES_URL: url,
    };
    return runHere(process.execPath, [inClone('test/faults/main.ts'), ...args], { env, stop });
  });
});
