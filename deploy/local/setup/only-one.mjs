import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cannot } from './cannot.mjs';
import { cache } from './places.mjs';

const file = join(cache, 'running');

/** @param {number} pid @returns {boolean} */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @returns {number | undefined} the process that has the data, if it still runs */
function holder() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && pid !== process.pid && lives(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes sure that no other start works on the same data: two would write into one database's files.
 * @returns {() => void} gives the data free again
 * @throws {Cannot} when another start has them
 */
export function onlyOne() {
  mkdirSync(cache, { recursive: true });
  const other = holder();
  if (other !== undefined) {
    throw new Cannot(
      `Another start runs in this clone (process ${other}): end it with Ctrl-C first, or use its page.`,
    );
  }
  rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    throw new Cannot('Another start began in this clone at the same moment: use that one.');
  }
  return () => rmSync(file, { force: true });
}
