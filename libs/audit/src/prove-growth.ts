import { consistencyNodes, parseCheckpoint, parseNote } from '#merkle';
import type { LedgerShelf } from '#ports';
import type { ProofBundle } from './prove-event.ts';
import { ShelvedTree } from './shelved-tree.ts';

/**
 * The proof (RFC 6962, 2.1.2; base64url) that the ledger between a proof's head and a size that a witness has seen only grew, whichever
 * of the two is the smaller; undefined for a size that this ledger has not reached.
 */
export async function proveGrowth(
  shelf: LedgerShelf,
  { origin, note }: Pick<ProofBundle, 'origin' | 'note'>,
  seen: number,
): Promise<readonly string[] | undefined> {
  const size = parseCheckpoint(parseNote(note)?.text ?? '')?.size;
  const newest = await shelf.head(origin);
  if (size === undefined || newest === undefined || seen > newest.size) return undefined;
  const nodes = consistencyNodes(Math.min(size, seen), Math.max(size, seen));
  const hashes = await new ShelvedTree(shelf).hashes(nodes);
  return hashes.map((hash) => Buffer.from(hash).toString('base64url'));
}
