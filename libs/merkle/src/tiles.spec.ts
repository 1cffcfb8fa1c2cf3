import fc from 'fast-check';
import {
  consistencyNodes,
  consistencyProof,
  growTiles,
  hashFromTiles,
  inclusionNodes,
  inclusionProof,
  leafHash,
  openTiles,
  rootHash,
  TILE_WIDTH,
  TileMissing,
  tilesFor,
} from './index.ts';
import { hexOf } from './spec/known-tree.ts';

const leavesUpTo = (size: number): readonly Uint8Array[] =>
  Array.from({ length: size }, (_, index) => Buffer.from(`leaf ${index}`));

/** Tiles as a store would keep them, grown by batches of these sizes; only what is said to be needed is there to grow from. */
function tiled(leaves: readonly Uint8Array[], batches: readonly number[]) {
  const kept = new Map<string, Uint8Array>();
  let size = 0;
  for (const batch of [...batches, leaves.length]) {
    const fresh = leaves.slice(size, size + batch).map(leafHash);
    const open = new Set(openTiles(size).map(({ level, number }) => `${level}/${number}`));
    const tileAt = keep(kept, (key) => open.has(key));
    for (const { level, number, hashes } of growTiles(size, fresh, tileAt))
      kept.set(`${level}/${number}`, hashes);
    size += fresh.length;
  }
  return kept;
}

function keep(kept: ReadonlyMap<string, Uint8Array>, isThere: (key: string) => boolean = () => true) {
  return ({ level, number }: { level: number; number: number }) =>
    isThere(`${level}/${number}`) ? kept.get(`${level}/${number}`) : undefined;
}

describe('the tiles of a tree', () => {
  it('are hashed once for the proofs of all their leaves', () => {
    const leaves = leavesUpTo(TILE_WIDTH);
    const tileAt = keep(tiled(leaves, []));
    let looks = 0;
    const hashOf = hashFromTiles((tile) => {
      looks += 1;
      return tileAt(tile);
    });
    const proofs = leaves.map((_, index) => inclusionNodes(index, leaves.length).map(hashOf));
    expect(proofs).toEqual(leaves.map((_, index) => inclusionProof(leaves, index)));
    // Each leaf beside its neighbour, and once more for the node above both.
    expect(looks).toBe(2 * TILE_WIDTH);
  });

  it('give the same roots and proofs as the leaves, whatever batches they grew by', () => {
    const growth = fc.record({
      size: fc.integer({ min: 1, max: 3 * TILE_WIDTH }),
      batches: fc.array(fc.integer({ min: 1, max: 2 * TILE_WIDTH }), { maxLength: 5 }),
      some: fc.nat(),
    });
    fc.assert(
      fc.property(growth, ({ size, batches, some }) => {
        const leaves = leavesUpTo(size);
        const index = some % size;
        const kept = tiled(leaves, batches);
        const subtrees = [...inclusionNodes(index, size), ...consistencyNodes(index + 1, size)];
        const needed = new Set(tilesFor(subtrees).map(({ level, number }) => `${level}/${number}`));
        const hashOf = hashFromTiles(keep(kept, (key) => needed.has(key)));
        expect(subtrees.map(hashOf)).toEqual([
          ...inclusionProof(leaves, index),
          ...consistencyProof(leaves, index + 1),
        ]);
        expect(hashFromTiles(keep(kept))({ start: 0, end: index + 1 })).toEqual(
          rootHash(leaves.slice(0, index + 1)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('reach over three levels', () => {
    const leaves = leavesUpTo(TILE_WIDTH ** 2 + 3);
    const kept = tiled(leaves, [TILE_WIDTH ** 2 - 1, 2]);
    expect(hexOf(hashFromTiles(keep(kept))({ start: 0, end: leaves.length }))).toBe(hexOf(rootHash(leaves)));
    expect(kept.get('2/0')).toHaveLength(32);
    expect(openTiles(leaves.length)).toEqual([
      { level: 0, number: TILE_WIDTH },
      { level: 2, number: 0 },
    ]);
  });

  it('are looked for by what is missing, when one is lost or too short', () => {
    const kept = tiled(leavesUpTo(300), []);
    kept.set('0/1', (kept.get('0/1') ?? new Uint8Array()).subarray(0, 32));
    expect(() => hashFromTiles(keep(kept))({ start: 0, end: 300 })).toThrow(TileMissing);
    expect(() => growTiles(300, [leafHash(new Uint8Array())], keep(kept))).toThrow(TileMissing);
    expect(() => growTiles(300, [leafHash(new Uint8Array())], () => undefined)).toThrow(TileMissing);
  });
});
