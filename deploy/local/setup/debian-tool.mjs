import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './command.mjs';
import { unpackDebian } from './debian.mjs';
import { cache } from './places.mjs';

/**
 * A file of a Debian package that only some tests want: from the PATH, else unpacked once into the clone's cache.
 * @param {string} name of the package
 * @param {string} file pattern below its root, as `usr/bin/strace`
 * @returns {Promise<string | undefined>} its path; undefined where there is no such package
 */
export async function debianTool(name, file) {
  const there = onPath(name);
  if (there !== undefined) return there;
  const folder = join(cache, 'debian', name);
  if (!existsSync(folder) && !(await unpackDebian(name, folder))) return undefined;
  const [found] = globSync(file, { cwd: folder });
  return found === undefined ? undefined : join(folder, found);
}
