import { setUpNode } from './setup.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { root } from './setup/places.mjs';
import { tools } from './setup/tools.mjs';

await onPinnedNode(import.meta.url, setUpNode, (args) =>
  runHere(process.execPath, [
    tools.prettier,
    '--write',
    '--log-level',
    'warn',
    ...(args.length > 0 ? args : [root]),
  ]),
);
