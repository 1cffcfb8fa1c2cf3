import { createHash } from 'node:crypto';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootHash,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { hexOf, KNOWN_LEAVES, KNOWN_NODES, KNOWN_ROOTS } from './spec/known-tree.ts';

const node = (level: number, number: number): string => KNOWN_NODES[level]?.[number] ?? '';
const root = (size: number): Uint8Array => Buffer.from(KNOWN_ROOTS[size] ?? '', 'hex');

describe('the tree of RFC 6962, held against the values of Certificate Transparency', () => {
  it('hashes leaves with their prefix', () => {
    expect(hexOf(leafHash(Buffer.from('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    expect(KNOWN_LEAVES.map((leaf) => hexOf(leafHash(leaf)))).toEqual(KNOWN_NODES[0]);
  });

  it('has the known root at every size from none to eight leaves', () => {
    const roots = KNOWN_ROOTS.map((_, size) => hexOf(rootHash(KNOWN_LEAVES.slice(0, size))));
    expect(roots).toEqual(KNOWN_ROOTS);
  });

  it.each([
    { index: 0, size: 8, path: [node(0, 1), node(1, 1), node(2, 1)] },
    { index: 5, size: 8, path: [node(0, 4), node(1, 3), node(2, 0)] },
    { index: 2, size: 3, path: [node(1, 0)] },
    { index: 1, size: 5, path: [node(0, 0), node(1, 1), node(0, 4)] },
    { index: 0, size: 1, path: [] },
  ])('proves leaf $index of $size by the known path', ({ index, size, path }) => {
    const leaves = KNOWN_LEAVES.slice(0, size);
    const proof = inclusionProof(leaves, index);
    expect(proof.map(hexOf)).toEqual(path);
    const hash = leafHash(leaves[index] ?? Buffer.alloc(0));
    expect(verifyInclusion({ leafHash: hash, index, size, proof, root: root(size) })).toBe(true);
  });

  it.each([
    { size1: 1, size2: 8, path: [node(0, 1), node(1, 1), node(2, 1)] },
    { size1: 6, size2: 8, path: [node(1, 2), node(1, 3), node(2, 0)] },
    { size1: 2, size2: 5, path: [node(1, 1), node(0, 4)] },
    { size1: 6, size2: 7, path: [node(1, 2), node(0, 6), node(2, 0)] },
    { size1: 8, size2: 8, path: [] },
  ])('proves that $size1 leaves grew to $size2 by the known path', ({ size1, size2, path }) => {
    const proof = consistencyProof(KNOWN_LEAVES.slice(0, size2), size1);
    expect(proof.map(hexOf)).toEqual(path);
    expect(verifyConsistency({ size1, size2, proof, root1: root(size1), root2: root(size2) })).toBe(true);
  });
});

/**
 * Appendix "Subtree Test Vectors" of draft-ietf-plants-merkle-tree-certs: over all aligned stretches of the leaves
 * 0x00, 0x01 … 0x81, one hash over every root, and one over every audit path.
 */
describe('the tree of RFC 6962, held against the accumulated vectors of the IETF draft', () => {
  const leaves = Array.from({ length: 130 }, (_, index) => Uint8Array.of(index));
  const stretches = leaves.flatMap((_, last) =>
    Array.from({ length: last + 1 }, (_none, start) => ({ start, end: last + 1 })).filter(isAligned),
  );

  it('has their roots', () => {
    const all = createHash('sha256');
    for (const { start, end } of stretches)
      all.update(`[${start}, ${end}) ${hexOf(rootHash(leaves.slice(start, end)))}\n`);
    expect(all.digest('hex')).toBe('94a95384a8c69acea9b50d035a58285b3a777cb7a724005faa5e1f1e1190007f');
  });

  it('has their audit paths', () => {
    const all = createHash('sha256');
    for (const { start, end } of stretches) {
      for (let index = start; index < end; index += 1) {
        const path = inclusionProof(leaves.slice(start, end), index - start).map((hash) => ` ${hexOf(hash)}`);
        all.update(`${index} [${start}, ${end})${path.join('')}\n`);
      }
    }
    expect(all.digest('hex')).toBe('ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f');
  });
});

/** A stretch is a subtree when it begins at a multiple of the power of two that covers it. */
function isAligned({ start, end }: { readonly start: number; readonly end: number }): boolean {
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}
