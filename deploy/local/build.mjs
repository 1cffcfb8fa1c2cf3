import { setUpNode } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode } from './setup/on-pinned-node.mjs';

await onPinnedNode(import.meta.url, setUpNode, async () => {
  await buildProduct();
  return 0;
});
