/**
 * `npm run bench [-- --json] [-- --quick] [-- <rows> …]`: measures each hot path beside a yardstick in the same
 * run. A missed goal is told, never a failure: a time is no property of the program alone.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { cache, inClone } from './setup/places.mjs';

const prepare = () => setUp({ chromium: true });

await onPinnedNode(import.meta.url, prepare, async (args, stop) => {
  const { node, postgresBin, chromium = '' } = await prepare();
  await buildProduct();
  const runs = join(cache, 'runs');
  mkdirSync(runs, { recursive: true });
  const program = [
    '--no-warnings',
    '--experimental-transform-types',
    '--expose-gc',
    inClone('test/bench/main.ts'),
  ];
  const places = ['--bin', postgresBin, '--runs', runs, '--chromium', chromium];
  return runHere(node, [...program, ...places, ...args], { stop });
});
