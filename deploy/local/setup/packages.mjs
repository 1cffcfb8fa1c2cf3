import { readFileSync } from 'node:fs';
import { Cannot } from './cannot.mjs';
import { run } from './command.mjs';
import { cache, inClone, root } from './places.mjs';
import { step } from './progress.mjs';
import { pinnedNode } from './node-runtime.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockEntry */

/** @param {string} file @returns {Record<string, LockEntry>} */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Whether node_modules is what package-lock.json asks for. npm leaves its own record of what it installed, written
 * last, so a half-done installation has none; a stamp of ours would go stale whenever somebody runs npm by hand.
 */
function installed() {
  try {
    const asked = packagesIn(inClone('package-lock.json'));
    const present = packagesIn(inClone('node_modules', '.package-lock.json'));
    const missing = Object.entries(asked).some(([path, entry]) => {
      const there = present[path];
      return path !== '' && (there ? there.integrity !== entry.integrity : !entry.optional);
    });
    const leftOver = Object.keys(present).some((path) => !(path in asked));
    return !missing && !leftOver && pinnedNode() !== undefined;
  } catch {
    return false;
  }
}

/**
 * `npm ci` when the lock changed since the last one. No package's install script is run: none is needed, and what
 * one package's script would do (PostgreSQL's symbolic links) is done by `postgresBinaries`.
 * @throws {Cannot} when npm fails
 */
export async function installPackages() {
  if (installed()) return;
  const npm = process.env['npm_execpath'];
  const [file, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const wanted = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  // The cache stays in the clone: outside it, a set-up would leave hundreds of megabytes nobody knows of.
  const own = ['--cache', `${cache}/npm`, '--logs-max=0', '--no-update-notifier', '--loglevel=error'];
  const { code, output } = await step('install the packages named in package-lock.json (npm ci)', () =>
    run(file, [...first, 'ci', ...wanted, ...own], { cwd: root }),
  );
  if (code === 0 && installed()) return;
  throw new Cannot(
    `npm ci failed; see why below, then run the same command again.\n${output.slice(0, 2_000)}`,
  );
}
