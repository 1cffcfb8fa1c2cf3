import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../setup/places.mjs';
import { step } from '../setup/progress.mjs';
import { startPostgres } from './postgres.mjs';

/**
 * Does something in a folder of its own inside the clone; the folder goes when that is done.
 * @template T
 * @param {string} name
 * @param {(dir: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inRunFolder(name, work) {
  const runs = join(cache, 'runs');
  mkdirSync(runs, { recursive: true });
  const dir = mkdtempSync(join(runs, `${name}-`));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * The same with a database server that runs meanwhile.
 * @template T
 * @param {string} name
 * @param {string} bin folder of PostgreSQL's programs
 * @param {(on: { dir: string, url: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function besidePostgres(name, bin, work) {
  return inRunFolder(name, async (dir) => {
    const postgres = await step('start PostgreSQL', () => startPostgres({ dir: join(dir, 'postgres'), bin }));
    try {
      return await work({ dir, url: postgres.url });
    } finally {
      await postgres.stop();
    }
  });
}
