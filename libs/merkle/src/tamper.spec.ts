import fc from 'fast-check';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootHash,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const someLeaves = (minLength: number) =>
  fc.uniqueArray(fc.uint8Array({ maxLength: 8 }), {
    minLength,
    maxLength: 70,
    selector: (leaf) => leaf.join(),
  });
const sized = someLeaves(2).chain((leaves) =>
  fc.record({ leaves: fc.constant(leaves), at: fc.nat(leaves.length - 1) }),
);

/** Every way to tell another story about the leaf at `at`. */
const TAMPERINGS: Readonly<Record<string, (leaves: readonly Uint8Array[], at: number) => Uint8Array[]>> = {
  'a flipped bit': (leaves, at) => leaves.with(at, flipped(leaves[at])),
  'a leaf that is gone': (leaves, at) => leaves.toSpliced(at, 1),
  'a leaf put in': (leaves, at) => leaves.toSpliced(at, 0, Buffer.from('something else')),
  'two leaves in other order': (leaves, at) => {
    const other = (at + 1) % leaves.length;
    return leaves.with(at, leaves[other] ?? Buffer.alloc(0)).with(other, leaves[at] ?? Buffer.alloc(0));
  },
};

describe('a proof of inclusion', () => {
  it('holds for every leaf of every tree, with sizes as numbers and as bigints', () => {
    fc.assert(
      fc.property(sized, ({ leaves, at }) => {
        const claim = claimed(leaves, at);
        expect(verifyInclusion(claim)).toBe(true);
        expect(verifyInclusion({ ...claim, index: BigInt(at), size: BigInt(leaves.length) })).toBe(true);
      }),
    );
  });

  it.each(Object.entries(TAMPERINGS))('does not hold against the root over %s', (_name, tamper) => {
    fc.assert(
      fc.property(sized, fc.nat(), ({ leaves, at }, somewhere) => {
        const tampered = tamper(leaves, somewhere % leaves.length);
        const claim = { ...claimed(leaves, at), root: rootHash(tampered), size: tampered.length };
        expect(verifyInclusion(claim)).toBe(false);
      }),
    );
  });

  it('does not hold for another leaf, another place, a bit flipped in its path, or a path cut, lengthened or in other order', () => {
    fc.assert(
      fc.property(sized, fc.nat(), ({ leaves, at }, somewhere) => {
        const claim = claimed(leaves, at);
        const { proof } = claim;
        const inPath = somewhere % proof.length;
        const swapped = proof.toReversed();
        for (const other of [
          { ...claim, leafHash: flipped(claim.leafHash) },
          { ...claim, index: (at + 1) % leaves.length },
          { ...claim, proof: proof.with(inPath, flipped(proof[inPath])) },
          { ...claim, proof: proof.slice(0, -1) },
          { ...claim, proof: [...proof, claim.root] },
          ...(proof.length > 1 ? [{ ...claim, proof: swapped }] : []),
        ])
          expect(verifyInclusion(other)).toBe(false);
      }),
    );
  });

  it('says no, and throws nothing, when the claim is no claim', () => {
    const good = claimed([Uint8Array.of(1), Uint8Array.of(2)], 0);
    for (const bad of [
      { ...good, index: 2 },
      { ...good, index: -1 },
      { ...good, index: 0.5 },
      { ...good, index: Number.NaN },
      { ...good, index: -1n },
      { ...good, size: 0 },
      { ...good, size: 2 ** 60 },
      { ...good, leafHash: new Uint8Array(31) },
      { ...good, root: new Uint8Array() },
      { ...good, proof: [new Uint8Array(5)] },
      { ...good, proof: undefined as unknown as Uint8Array[] },
      { ...good, size: '2' as unknown as number },
    ])
      expect(verifyInclusion(bad)).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('holds between any two sizes of a log that only grew', () => {
    fc.assert(
      fc.property(sized, ({ leaves, at }) => {
        const claim = grown(leaves, at + 1);
        expect(verifyConsistency(claim)).toBe(true);
        expect(verifyConsistency({ ...claim, size1: BigInt(at + 1), size2: BigInt(leaves.length) })).toBe(
          true,
        );
      }),
    );
  });

  it.each(Object.entries(TAMPERINGS))('fails when the first leaves hold %s', (_name, tamper) => {
    fc.assert(
      fc.property(sized, fc.nat(), ({ leaves, at }, somewhere) => {
        const first = leaves.slice(0, Math.max(2, at + 1));
        const rest = leaves.slice(first.length);
        const rewritten = [...tamper(first, somewhere % first.length), ...rest];
        const size1 = Math.min(first.length, rewritten.length);
        const claim = { ...grown(rewritten, size1), root1: rootHash(first), size1: first.length };
        expect(verifyConsistency(claim)).toBe(false);
      }),
    );
  });

  it('fails with a bit flipped anywhere in it or in a root, and when cut or lengthened', () => {
    fc.assert(
      fc.property(sized, fc.nat(), ({ leaves, at }, somewhere) => {
        fc.pre(at + 1 < leaves.length);
        const claim = grown(leaves, at + 1);
        const { proof } = claim;
        const inPath = somewhere % proof.length;
        for (const other of [
          { ...claim, proof: proof.with(inPath, flipped(proof[inPath])) },
          { ...claim, proof: proof.slice(0, -1) },
          { ...claim, proof: [...proof, claim.root2] },
          { ...claim, root1: flipped(claim.root1) },
          { ...claim, root2: flipped(claim.root2) },
        ])
          expect(verifyConsistency(other)).toBe(false);
      }),
    );
  });

  it('fails for a log that has shrunk, and starts from no empty tree', () => {
    const leaves = [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)];
    const claim = grown(leaves, 2);
    const { root1, root2, proof } = claim;
    expect(verifyConsistency({ size1: 3, size2: 2, root1: root2, root2: root1, proof })).toBe(false);
    expect(verifyConsistency({ size1: 0, size2: 3, root1: rootHash([]), root2, proof: [] })).toBe(false);
    expect(verifyConsistency({ size1: 3, size2: 3, root1: root2, root2, proof: [] })).toBe(true);
    expect(verifyConsistency({ size1: 3, size2: 3, root1: root2, root2, proof })).toBe(false);
    expect(verifyConsistency({ ...claim, size1: Number.NaN })).toBe(false);
    expect(verifyConsistency({ ...claim, root1: new Uint8Array(3) })).toBe(false);
  });
});

function claimed(leaves: readonly Uint8Array[], index: number) {
  const hash = leafHash(leaves[index] ?? Buffer.alloc(0));
  const proof = inclusionProof(leaves, index);
  return { leafHash: hash, index, size: leaves.length, proof, root: rootHash(leaves) };
}

function grown(leaves: readonly Uint8Array[], size1: number) {
  const proof = consistencyProof(leaves, size1);
  const root1 = rootHash(leaves.slice(0, size1));
  return { size1, size2: leaves.length, proof, root1, root2: rootHash(leaves) };
}

function flipped(bytes: Uint8Array = new Uint8Array()): Uint8Array {
  return bytes.length === 0 ? Uint8Array.of(1) : Uint8Array.from(bytes).with(0, (bytes[0] ?? 0) ^ 1);
}
