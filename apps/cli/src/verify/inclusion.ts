import { createHash } from 'node:crypto';
import { canonical } from './canonical-digest.ts';

/** 32 bytes in base64url; the last character carries four bits only, so that there is one text for one hash. */
const HASH = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** A leaf on its way to the root. */
export interface Inclusion {
  readonly leaf: { readonly position: number; readonly envelope: string; readonly place: string };
  readonly index: number;
  readonly size: number;
  /** From the leaf upwards, base64url. */
  readonly path: readonly string[];
  readonly root: Uint8Array;
}

/** Whether the leaf stands at its index in the tree of that size and root (RFC 6962, 2.1.1). */
export function isIncluded({ leaf, index, size, path, root }: Inclusion): boolean {
  const { position, envelope, place } = leaf;
  if (index >= size || !path.every((hash) => HASH.test(hash))) return false;
  const siblings = path.map((hash) => Buffer.from(hash, 'base64url'));
  const leafHash = sha256([0], Buffer.from(canonical({ position, envelope, place })));
  const found = climb(leafHash, BigInt(index), BigInt(size), siblings);
  return found !== undefined && Buffer.compare(found, root) === 0;
}

/** The hash over `size` leaves, of which the one at `index` is known: the larger half of a tree is the largest power of two below its size. */
function climb(
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  siblings: readonly Uint8Array[],
): Uint8Array | undefined {
  if (size === 1n) return siblings.length === 0 ? leaf : undefined;
  const sibling = siblings.at(-1);
  if (sibling === undefined) return undefined;
  const below = siblings.slice(0, -1);
  const half = largestPowerBelow(size);
  if (index < half) {
    const left = climb(leaf, index, half, below);
    return left && sha256([1], left, sibling);
  }
  const right = climb(leaf, index - half, size - half, below);
  return right && sha256([1], sibling, right);
}

function largestPowerBelow(size: bigint): bigint {
  let power = 1n;
  while (power * 2n < size) power *= 2n;
  return power;
}

/** Leaves and nodes are told apart by their first byte, so that neither can be passed off as the other. */
function sha256(first: readonly number[], ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256').update(Uint8Array.from(first));
  for (const part of parts) hash.update(part);
  return hash.digest();
}
