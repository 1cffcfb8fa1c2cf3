import { areSame, type Head, sha256 } from './signed-note.ts';

/** That a leaf with this hash stands at an index (from 0) under a head. */
export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly head: Head;
}

/** That the second of two heads only adds to the first. */
export interface Growth {
  readonly first: Head;
  readonly second: Head;
  readonly proof: readonly Uint8Array[];
}

/** A node on its way to the root: its number within its level, and that of the level's last node. */
interface Way {
  node: number;
  last: number;
}

/** Checks an audit path (RFC 9162, 2.1.3.2). */
export async function inclusionHolds({ leaf, index, path, head }: Inclusion): Promise<boolean> {
  if (index < 0 || index >= head.size) return false;
  const way = { node: index, last: head.size - 1 };
  let hash: Uint8Array = leaf;
  for (const sibling of path) {
    if (way.last === 0) return false;
    hash = goesRight(way) ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
    climb(way);
  }
  return way.last === 0 && areSame(hash, head.root);
}

/** Checks a consistency proof (RFC 9162, 2.1.4.2). */
export async function growthHolds({ first, second, proof }: Growth): Promise<boolean> {
  if (first.size === second.size) return proof.length === 0 && areSame(first.root, second.root);
  if (first.size < 1 || first.size > second.size) return false;
  // A complete first tree is a node of the second: it stands in the proof's place.
  const isComplete = Number.isInteger(Math.log2(first.size));
  const [begin, ...rest] = isComplete ? [first.root, ...proof] : proof;
  if (begin === undefined) return false;
  const way = { node: first.size - 1, last: second.size - 1 };
  while (way.node % 2 === 1) step(way);
  let [old, grown]: [Uint8Array, Uint8Array] = [begin, begin];
  for (const sibling of rest) {
    if (way.last === 0) return false;
    if (goesRight(way)) {
      old = await nodeHash(sibling, old);
      grown = await nodeHash(sibling, grown);
    } else {
      grown = await nodeHash(grown, sibling);
    }
    climb(way);
  }
  return way.last === 0 && areSame(old, first.root) && areSame(grown, second.root);
}

/** Hash of an inner node (RFC 6962, 2.1). */
function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return sha256(Uint8Array.of(1), left, right);
}

function goesRight({ node, last }: Way): boolean {
  return node % 2 === 1 || node === last;
}

/** One level up; levels in which the last node has no sibling are passed over. */
function climb(way: Way): void {
  if (way.node === way.last) while (way.node % 2 === 0 && way.node !== 0) step(way);
  step(way);
}

function step(way: Way): void {
  way.node = Math.floor(way.node / 2);
  way.last = Math.floor(way.last / 2);
}
