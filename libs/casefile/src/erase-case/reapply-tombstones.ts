import { eraseAgain } from './erase-case.ts';
import type { ErasureParts } from './erasure-parts.ts';

/**
 * Erases again what a restored old backup brought back: nothing may be served before. Where nothing came back it only looks.
 * Tells how many tombstones there are.
 */
export async function reapplyTombstones(parts: ErasureParts): Promise<number> {
  const all = await parts.tombstones.all();
  for (const tombstone of all) await eraseAgain(tombstone, parts);
  return all.length;
}
