import { existsSync } from 'node:fs';
import { Cannot } from './cannot.mjs';
import { run } from './command.mjs';
import { inClone, root } from './places.mjs';
import { step } from './progress.mjs';
import { tools } from './tools.mjs';

/**
 * Compiles libs and apps into dist/ and bundles the pages; what did not change is not compiled again.
 * @returns {Promise<void>}
 * @throws {Cannot} with the compiler's findings
 */
export async function buildProduct() {
  await step('compile', () => build([tools.tsc, '-p', 'tsconfig.build.json']));
  const viteConfig = 'apps/console/vite.config.ts';
  if (!existsSync(inClone(viteConfig))) return;
  await step('bundle the pages', () =>
    build([tools.vite, 'build', '--logLevel', 'warn', '--config', viteConfig]),
  );
}

/** @param {string[]} args */
async function build(args) {
  const { code, output } = await run(process.execPath, args, { cwd: root });
  if (code !== 0)
    throw new Cannot(`The build failed; mend what is listed and run the same command again.\n${output}`);
}
