import { EMPTY_ROOT, nodeHash } from './hash.ts';

/** Leaves `start` up to but not including `end`: a node of the tree of RFC 6962. */
export interface Subtree {
  readonly start: number;
  readonly end: number;
}

/** Gives the hash of a subtree; whoever asks asks only for nodes that the tree really has. */
export type HashOf = (subtree: Subtree) => Uint8Array;

/** Where the tree over so many leaves (more than one) splits: the largest power of two below it (RFC 6962, 2.1). */
export function splitOf(size: number): number {
  let split = 1;
  // Sizes beyond 2^31 are no 32-bit numbers: no shifts.
  while (split * 2 < size) split *= 2;
  return split;
}

/** The largest complete subtrees that side by side make a subtree, from left to right; widths are powers of two. */
export function peaksOf({ start, end }: Subtree): readonly Subtree[] {
  const peaks: Subtree[] = [];
  for (let at = start; at < end;) {
    let width = 1;
    while (width * 2 <= end - at) width *= 2;
    peaks.push({ start: at, end: at + width });
    at += width;
  }
  return peaks;
}

/** The hash of a subtree from the hashes of its peaks. */
export function rootOfPeaks(subtree: Subtree, hashOf: HashOf): Uint8Array {
  const hashes = peaksOf(subtree).map(hashOf);
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The root over a power of two of hashes of one level. */
export function rootOfComplete(hashes: readonly Uint8Array[]): Uint8Array {
  const [left, right] = hashes;
  if (left === undefined) return EMPTY_ROOT;
  if (right === undefined) return left;
  const half = hashes.length / 2;
  return nodeHash(rootOfComplete(hashes.slice(0, half)), rootOfComplete(hashes.slice(half)));
}

/** The nodes beside the way from leaf `index` to the root (RFC 6962, 2.1.1), from the leaf upwards. */
export function inclusionNodes(index: number, size: number): readonly Subtree[] {
  const nodes: Subtree[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const left = { start, end: middle };
    const right = { start: middle, end };
    nodes.unshift(index < middle ? right : left);
    [start, end] = index < middle ? [start, middle] : [middle, end];
  }
  return nodes;
}

/** The nodes by which a tree over `size1` leaves is shown to have grown to `size2` (RFC 6962, 2.1.2). */
export function consistencyNodes(size1: number, size2: number): readonly Subtree[] {
  if (size1 <= 0 || size1 >= size2) return [];
  const nodes: Subtree[] = [];
  let [start, end] = [0, size2];
  while (size1 !== end) {
    const middle = start + splitOf(end - start);
    const inLeft = size1 <= middle;
    nodes.unshift(inLeft ? { start: middle, end } : { start, end: middle });
    [start, end] = inLeft ? [start, middle] : [middle, end];
  }
  // The first tree itself needs no hash: who verifies has it.
  return start === 0 ? nodes : [{ start, end }, ...nodes];
}
