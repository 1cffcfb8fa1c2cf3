import { isHash, nodeHash, sameHash } from './hash.ts';

/** A number of leaves, or the index of one. */
export type Size = number | bigint;

/** What is claimed: that the leaf with this hash stands at `index` (from 0) in the tree over `size` leaves with this root. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  readonly index: Size;
  readonly size: Size;
  /** Audit path (RFC 6962, 2.1.1), from the leaf upwards. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** What is claimed: that the first `size1` of `size2` leaves are the ones under `root1`. */
export interface ConsistencyClaim {
  readonly size1: Size;
  readonly size2: Size;
  /** Consistency proof (RFC 6962, 2.1.2). */
  readonly proof: readonly Uint8Array[];
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
}

/** Checks an audit path (RFC 9162, 2.1.3.2). Never throws: what is no proof proves nothing. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const index = sizeOf(claim.index);
  const size = sizeOf(claim.size);
  const { leafHash, proof, root } = claim;
  if (index === undefined || size === undefined || index >= size) return false;
  if (!isHash(leafHash) || !isHash(root) || !areHashes(proof)) return false;
  const way = { node: index, last: size - 1n };
  let hash = leafHash;
  for (const sibling of proof) {
    if (way.last === 0n) return false;
    hash = goesRight(way) ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    climb(way);
  }
  return way.last === 0n && sameHash(hash, root);
}

/** Checks a consistency proof (RFC 9162, 2.1.4.2). A tree over no leaves proves nothing and is consistent with none but itself. Never throws. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const size1 = sizeOf(claim.size1);
  const size2 = sizeOf(claim.size2);
  const { proof, root1, root2 } = claim;
  if (size1 === undefined || size2 === undefined || size1 > size2) return false;
  if (!isHash(root1) || !isHash(root2) || !areHashes(proof)) return false;
  if (size1 === size2) return proof.length === 0 && sameHash(root1, root2);
  return size1 > 0n && growthHolds(size1, size2, proof, root1, root2);
}

function growthHolds(
  size1: bigint,
  size2: bigint,
  proof: readonly Uint8Array[],
  root1: Uint8Array,
  root2: Uint8Array,
): boolean {
  // A complete first tree is a node of the second: it stands in the proof's place.
  const isComplete = (size1 & (size1 - 1n)) === 0n;
  const [first, ...rest] = isComplete ? [root1, ...proof] : proof;
  if (first === undefined) return false;
  const way = { node: size1 - 1n, last: size2 - 1n };
  while ((way.node & 1n) === 1n) step(way);
  let [old, grown] = [first, first];
  for (const sibling of rest) {
    if (way.last === 0n) return false;
    if (goesRight(way)) {
      old = nodeHash(sibling, old);
      grown = nodeHash(sibling, grown);
    } else {
      grown = nodeHash(grown, sibling);
    }
    climb(way);
  }
  return way.last === 0n && sameHash(old, root1) && sameHash(grown, root2);
}

/** A node on its way to the root: its number within its level, and that of the level's last node. */
interface Way {
  node: bigint;
  last: bigint;
}

function goesRight({ node, last }: Way): boolean {
  return (node & 1n) === 1n || node === last;
}

/** One level up; levels in which the last node has no sibling are passed over. */
function climb(way: Way): void {
  if (way.node === way.last) while ((way.node & 1n) === 0n && way.node !== 0n) step(way);
  step(way);
}

function step(way: Way): void {
  way.node >>= 1n;
  way.last >>= 1n;
}

function sizeOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value >= 0n ? value : undefined;
  return Number.isSafeInteger(value) && Number(value) >= 0 ? BigInt(Number(value)) : undefined;
}

function areHashes(proof: unknown): proof is readonly Uint8Array[] {
  return Array.isArray(proof) && proof.every(isHash);
}
