import type { LedgerEpoch } from '#ports';
import type { LogTree } from './log-tree.ts';
import type { SignedHead } from './signed-head.ts';

/** How a backup stands to a head that a witness saw. */
export type Comparison =
  /** The backup holds all that the witness saw. */
  | 'covers'
  /** The witness saw `lacking` entries more. */
  | 'behind'
  /** The first entries are not those that the witness saw. */
  | 'forked'
  /** The head is of a ledger before a restart, beyond what was kept of it: settled then. */
  | 'settled'
  /** The head is of a ledger that the backup does not know: it was begun after the backup was made. */
  | 'unknown';

/** Compares the tree of a backup, with the ledgers that it knows, with a witness's head; pure. */
export function compareWithWitness(
  tree: Pick<LogTree, 'size' | 'root'>,
  epochs: readonly Pick<LedgerEpoch, 'origin' | 'kept'>[],
  head: Pick<SignedHead, 'origin' | 'size' | 'root'>,
): Comparison {
  const at = epochs.findIndex(({ origin }) => origin === head.origin);
  if (at < 0) return 'unknown';
  // Of a ledger that was followed by others, only what all of them kept is in this tree.
  const kept = Math.min(...epochs.slice(at + 1).map((epoch) => epoch.kept));
  if (head.size > kept) return 'settled';
  if (head.size > tree.size) return 'behind';
  return Buffer.from(tree.root(head.size)).equals(head.root) ? 'covers' : 'forked';
}
