/**
 * `npm start`: sets up, builds, starts PostgreSQL, then runs the demonstration until it or the person ends it. With
 * DATABASE_URL it runs on that database instead, with EVENT_STORE (esdb://…) the record lies in that EventStoreDB.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, startPostgres } from './services/postgres.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onlyOne } from './setup/only-one.mjs';
import { onPinnedNode } from './setup/on-pinned-node.mjs';
import { data } from './setup/places.mjs';
import { step } from './setup/progress.mjs';
import { help, readFlags } from './start-flags.mjs';

const DATABASE = 'wegmarke';

const prepare = async () => {
  readFlags(process.argv.slice(2)); // Wrong ones are told before anything is downloaded.
  return setUp({ chromium: false });
};

/** @param {import('./start-flags.mjs').Flags} flags @param {AbortSignal} stop @returns {Promise<number>} */
async function startAll(flags, stop) {
  const machine = await prepare();
  await buildProduct({ isOnlyToRun: true });
  if (flags.fresh) rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const database = await databaseFor(flags, machine);
  try {
    if (stop.aborted) return 130;
    const { runDemonstration } = await import('./demonstration.mjs');
    const eventStore = process.env['EVENT_STORE'];
    return await runDemonstration({
      node: machine.node,
      databaseUrl: database.url,
      ...(eventStore !== undefined && { eventStore }),
      natsServer: machine.natsServer,
      dir: data,
      flags,
      stop,
    });
  } finally {
    await database.stop();
  }
}

/** @param {import('./start-flags.mjs').Flags} flags @param {import('./setup.mjs').Machine} machine */
async function databaseFor(flags, machine) {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => undefined };
  const postgres = await step('start PostgreSQL', () =>
    startPostgres({ dir: join(data, 'postgres'), bin: machine.postgresBin, port: flags.postgresPort }),
  );
  return { url: await createDatabase(postgres.url, DATABASE), stop: postgres.stop };
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
