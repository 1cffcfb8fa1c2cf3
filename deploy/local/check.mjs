/** `npm run check`: everything that can be said about the code without running it; one line per check. */
import { availableParallelism } from 'node:os';
import { setUpNode } from './setup.mjs';
import { run } from './setup/command.mjs';
import { onPinnedNode } from './setup/on-pinned-node.mjs';
import { inClone, root } from './setup/places.mjs';
import { tools } from './setup/tools.mjs';

/** @type {{ name: string, args: string[], mend: string }[]} the slowest first, so that none is waited for at the end */
const checks = [
  { name: 'docs in sync', args: [inClone('deploy/local/docs.mjs'), '--check'], mend: 'npm run docs' },
  { name: 'types', args: [tools.tsc, '--noEmit', '-p', 'tsconfig.json'], mend: 'mend the types' },
  { name: 'lint', args: [tools.oxlint, '--type-aware', '--deny-warnings'], mend: 'mend what the rule names' },
  {
    name: 'floors',
    args: [tools.depcruise, 'apps', 'libs', 'test', 'deploy', '--config', '.dependency-cruiser.cjs'],
    mend: 'import from a lower floor, through its front door (docs/ARCHITECTURE.md)',
  },
  { name: 'format', args: [tools.prettier, '--check', '--cache', '.'], mend: 'npm run format' },
  { name: 'unused', args: [tools.knip, '--no-progress'], mend: 'remove what nobody uses' },
];

/** @param {(typeof checks)[number]} check @returns {Promise<boolean>} whether it passed */
async function pass({ name, args, mend }) {
  const began = performance.now();
  // What is printed here is kept in a pipe first, so the tools must not colour it.
  const { code, output } = await run(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(13)} ${seconds} s`);
  if (code !== 0) console.log(`${output.trimEnd()}\n        to mend it: ${mend}\n`);
  return code === 0;
}

await onPinnedNode(import.meta.url, setUpNode, async () => {
  const waiting = [...checks];
  let failed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await pass(check))) failed += 1;
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  return failed === 0 ? 0 : 1;
});
