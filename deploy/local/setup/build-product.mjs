import { cpSync, existsSync, rmSync } from 'node:fs';
import { Cannot } from './cannot.mjs';
import { run } from './command.mjs';
import { layOutEmbed } from './embed-files.mjs';
import { inClone, root } from './places.mjs';
import { step } from './progress.mjs';
import { tools } from './tools.mjs';

/**
 * Compiles libs and apps into dist/, lays out the SDK's package and bundles the pages; what did not change of libs and apps is
 * not compiled again. Returns what is worth telling of the result.
 * @param {{ isOnlyToRun?: boolean }} [how] only to run: types are not checked, which takes half of the compiler's time and is
 *   done by `npm run check`, and no package is laid out
 * @returns {Promise<string[]>}
 * @throws {Cannot} with the compiler's findings
 */
export async function buildProduct({ isOnlyToRun = false } = {}) {
  const unchecked = isOnlyToRun ? ['--noCheck'] : [];
  // Side by side: the pages are bundled from their sources. Both are through before what one of them found is told.
  const [compiled, bundled] = await Promise.allSettled([
    step('compile', () => build([tools.tsc, '-p', 'tsconfig.build.json', ...unchecked])),
    bundlePages(),
  ]);
  if (compiled.status === 'rejected') throw compiled.reason;
  if (bundled.status === 'rejected') throw bundled.reason;
  if (!isOnlyToRun) await step('lay out the SDK', layOutSdk);
  return bundled.value;
}

/** @returns {Promise<string[]>} what is worth telling */
async function bundlePages() {
  const viteConfigs = ['apps/console/vite.config.ts', 'apps/console/vite.embed.config.ts'];
  if (!viteConfigs.every((config) => existsSync(inClone(config)))) return [];
  return step('bundle the pages', async () => {
    // One after the other: the pages' folder is emptied first, the element's lies in it.
    for (const config of viteConfigs)
      await build([tools.vite, 'build', '--logLevel', 'warn', '--config', config]);
    return layOutEmbed(inClone('dist', 'console', 'embed'));
  });
}

/** The folder that `npm pack` makes a package of: nothing from an earlier build may slip into it. */
async function layOutSdk() {
  const folder = inClone('dist', 'apps', 'sdk');
  rmSync(folder, { recursive: true, force: true });
  await build([tools.tsc, '-p', inClone('apps', 'sdk', 'tsconfig.json')]);
  for (const file of ['apps/sdk/package.json', 'apps/sdk/README.md', 'LICENSE'])
    cpSync(inClone(file), `${folder}/${file.split('/').at(-1)}`);
}

/** @param {string[]} args */
async function build(args) {
  const { code, output } = await run(process.execPath, args, { cwd: root });
  if (code !== 0)
    throw new Cannot(`The build failed; mend what is listed and run the same command again.\n${output}`);
}
