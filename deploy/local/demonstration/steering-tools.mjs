import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inClone } from '../setup/places.mjs';

const run = promisify(execFile);

/**
 * Runs `wegmarke`, set up as the hub's start wrote it down; gives what it prints, and throws with its reason when it says no.
 * @param {string} node @param {string} dir
 * @returns {(words: readonly string[]) => Promise<string>}
 */
export const toolOf = (node, dir) => async (words) =>
  (
    await run(node, ['--no-warnings', inClone('dist/apps/cli/src/main.js'), ...words], {
      env: toolEnv(dir),
    })
  ).stdout;

/**
 * Lets a party's adapter sign a version; gives the file with the signature.
 * @param {string} node
 * @returns {(config: string, version: string) => Promise<string>}
 */
export const signerOf = (node) => async (config, version) => {
  const adapter = inClone('dist/apps/adapter/src/main.js');
  const { stdout } = await run(node, ['--no-warnings', adapter, 'sign-agreement', config, version]);
  const file = join(config, '..', 'signature-2.json');
  writeFileSync(file, stdout, { mode: 0o600 });
  return file;
};

/** @param {string} dir */
function toolEnv(dir) {
  const lines = readFileSync(join(dir, 'hub', 'env'), 'utf8').matchAll(/^(\w+)='(.*)'$/gm);
  return { ...process.env, ...Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value])) };
}
