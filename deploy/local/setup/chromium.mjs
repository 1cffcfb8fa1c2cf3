import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isExecutable, onPath } from './command.mjs';
import { installDebian } from './debian.mjs';
import { cache } from './places.mjs';
import { step } from './progress.mjs';

const find = () => onPath('chromium') ?? ['/usr/bin/chromium'].find(isExecutable);

/**
 * Chromium keeps certificates, fonts and crash reports under the home folder, whatever its profile folder is; it gets
 * a home inside the clone.
 * @param {string} program
 */
function atHomeInClone(program) {
  const home = join(cache, 'chromium');
  const wrapper = join(home, 'chromium');
  mkdirSync(join(home, 'home'), { recursive: true });
  const settings = ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME']
    .map((name) => `${name}='${home}/home'`)
    .join(' ');
  writeFileSync(wrapper, `#!/bin/sh\n${settings} exec '${program}' "$@"\n`);
  chmodSync(wrapper, 0o755);
  return wrapper;
}

/**
 * The browser for the tests that need one; the product itself runs without it.
 * @returns {Promise<string | undefined>} path of a program to start; without one those tests say that they are not run
 */
export async function chromium() {
  const there = find();
  if (there !== undefined) return atHomeInClone(there);
  const got = await step('install Chromium for the browser tests (apt-get)', () => installDebian('chromium'));
  const program = got ? find() : undefined;
  if (program !== undefined) return atHomeInClone(program);
  console.error(
    '  Browser tests will not run: install Debian\'s "chromium" as root (apt-get install chromium).',
  );
  return undefined;
}
