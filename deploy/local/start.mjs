/** `npm start`: sets up, builds, starts PostgreSQL, then runs the demonstration until it or the person ends it. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from './services/postgres.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onlyOne } from './setup/only-one.mjs';
import { onPinnedNode } from './setup/on-pinned-node.mjs';
import { data } from './setup/places.mjs';
import { step } from './setup/progress.mjs';
import { help, readFlags } from './start-flags.mjs';

const prepare = async () => {
  readFlags(process.argv.slice(2)); // Wrong ones are told before anything is downloaded.
  return setUp({ chromium: false });
};

/** @param {import('./start-flags.mjs').Flags} flags @param {AbortSignal} stop @returns {Promise<number>} */
async function startAll(flags, stop) {
  const machine = await prepare();
  await buildProduct();
  if (flags.fresh) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const postgres = await step('start PostgreSQL', () =>
    startPostgres({ dir: join(data, 'postgres'), bin: machine.postgresBin, port: flags.postgresPort }),
  );
  try {
    if (stop.aborted) return 130;
    const { runDemonstration } = await import('./demonstration.mjs');
    return await runDemonstration({
      node: machine.node,
      postgresUrl: postgres.url,
      natsServer: machine.natsServer,
      dir: data,
      flags,
      stop,
    });
  } finally {
    await postgres.stop();
  }
}

await onPinnedNode(import.meta.url, prepare, async (args, stop) => {
  const flags = readFlags(args);
  if (flags.help) {
    console.log(help);
    return 0;
  }
  const free = onlyOne();
  try {
    return await startAll(flags, stop);
  } finally {
    free();
  }
});
