/**
 * `npm run conformance [-- --mutants]`: tries our own adapter by the conformance kit, and one that has a fault; with
 * `--mutants` one for every case of the kit. The exit code is 1 when our adapter fails a case, or another one than the case that
 * is meant for its fault.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { cache } from './setup/places.mjs';
import { tools } from './setup/tools.mjs';

/** A run mostly waits; so many at a time keep two cores busy. */
const SIDE_BY_SIDE = '8';

const prepare = () => setUp({ chromium: false });

await onPinnedNode(import.meta.url, prepare, async (args, stop) => {
  const { values } = parseArgs({ args, options: { mutants: { type: 'boolean', default: false } } });
  const { natsServer } = await prepare();
  await buildProduct();
  const runs = join(cache, 'runs');
  mkdirSync(runs, { recursive: true });
  const dir = mkdtempSync(join(runs, 'conformance-'));
  const env = {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    TMPDIR: dir,
    WEGMARKE_NATS_SERVER: natsServer,
    ...(values.mutants && { WEGMARKE_CONFORMANCE: 'all' }),
  };
  try {
    return await runHere(
      process.execPath,
      [tools.jest, '--runInBand', '--maxConcurrency', SIDE_BY_SIDE, 'test/conformance/conformance.spec.ts'],
      { env, stop },
    );
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
