/** `npm run adapter -- <config.yaml>`: an adapter as `npm run build` made it, on the Node that the lock pins. */
import { setUpNode } from './setup.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { inClone } from './setup/places.mjs';

const program = inClone('dist', 'apps', 'adapter', 'src', 'main.js');

await onPinnedNode(import.meta.url, setUpNode, (args, stop) => {
  // npm goes to the clone's root; paths are meant from where the command was typed.
  process.chdir(process.env['INIT_CWD'] ?? '.');
  return runHere(process.execPath, ['--no-warnings', program, ...args], { stop });
});
