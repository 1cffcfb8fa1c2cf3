import { setUpNode } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode } from './setup/on-pinned-node.mjs';

await onPinnedNode(import.meta.url, setUpNode, async () => {
  for (const line of await buildProduct()) console.log(line);
  return 0;
});
