import type { LedgerShelf, LedgerWitness } from '#ports';

/** Whether the record is all that anybody has seen of it. */
export interface LedgerStanding {
  /** `refilling`: restored, and agencies are sending again what is missing; `behind`: older than what a witness saw. */
  readonly state: 'open' | 'refilling' | 'behind';
  /** Witnesses that hold a larger head of this ledger than its newest. */
  readonly ahead: readonly LedgerWitness[];
}

/** How the record stands, by its own shelf. In any state but `open` nothing may be disclosed: a withdrawal may be what is missing. */
export async function ledgerStanding(
  shelf: Pick<LedgerShelf, 'epochs' | 'head' | 'witnesses'>,
): Promise<LedgerStanding> {
  const epoch = (await shelf.epochs()).at(-1);
  if (epoch === undefined) return { state: 'open', ahead: [] };
  const [head, witnesses] = await Promise.all([shelf.head(epoch.origin), shelf.witnesses(epoch.origin)]);
  // A new ledger begins with what it kept, also while no head of it is signed yet.
  const ours = Math.max(head?.size ?? 0, epoch.kept);
  const ahead = witnesses.filter(({ seen }) => seen > ours);
  if (epoch.state === 'refilling') return { state: 'refilling', ahead };
  return { state: ahead.length > 0 ? 'behind' : 'open', ahead };
}
