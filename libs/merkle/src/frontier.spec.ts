import { Frontier, leafHash, rootHash } from './index.ts';
import { hexOf, KNOWN_LEAVES, KNOWN_ROOTS } from './spec/known-tree.ts';

describe('the right edge of a tree', () => {
  it('has the known roots of Certificate Transparency', () => {
    const frontier = new Frontier();
    const roots = [hexOf(frontier.root())];
    for (const leaf of KNOWN_LEAVES) {
      frontier.add(leafHash(leaf));
      roots.push(hexOf(frontier.root()));
    }
    expect(roots).toEqual(KNOWN_ROOTS);
    expect(frontier.size).toBe(8);
  });

  it('has the root of the leaves at every size', () => {
    const leaves = Array.from({ length: 70 }, (_, index) => Uint8Array.of(index));
    const frontier = new Frontier();
    for (const [index, leaf] of leaves.entries()) {
      frontier.add(leafHash(leaf));
      expect(hexOf(frontier.root())).toBe(hexOf(rootHash(leaves.slice(0, index + 1))));
    }
  });
});
