import { leafHash } from './hash.ts';
import { consistencyNodes, type HashOf, inclusionNodes, rootOfComplete, rootOfPeaks } from './subtree.ts';
import type { Size } from './verify.ts';

/** Root of the tree over these leaves (RFC 6962, 2.1). `leaves` are the leaves' data; they are hashed here. */
export function rootHash(leaves: readonly Uint8Array[]): Uint8Array {
  return hasherOf(leaves)({ start: 0, end: leaves.length });
}

/** Audit path of leaf `index` (RFC 6962, 2.1.1), from the leaf upwards; `leaves` are data. Empty for an index that is none: it verifies nothing. */
export function inclusionProof(leaves: readonly Uint8Array[], index: Size): readonly Uint8Array[] {
  const at = Number(index);
  if (!Number.isSafeInteger(at) || at < 0 || at >= leaves.length) return [];
  return inclusionNodes(at, leaves.length).map(hasherOf(leaves));
}

/** Proof that the tree over the first `size1` leaves has grown to the one over all (RFC 6962, 2.1.2); `leaves` are data. Empty when there is nothing to prove. */
export function consistencyProof(leaves: readonly Uint8Array[], size1: Size): readonly Uint8Array[] {
  const size = Number(size1);
  return Number.isSafeInteger(size) ? consistencyNodes(size, leaves.length).map(hasherOf(leaves)) : [];
}

function hasherOf(leaves: readonly Uint8Array[]): HashOf {
  const hashes = leaves.map(leafHash);
  return (subtree) => rootOfPeaks(subtree, ({ start, end }) => rootOfComplete(hashes.slice(start, end)));
}
