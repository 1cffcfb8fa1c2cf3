/** What is wrong with the ledger and must be looked at by people. */
export type LedgerAlarm =
  /** The tree is not one that grew from the last signed head: the log, or the cache of it, was changed. No head is signed. */
  | 'ledger-inconsistent'
  /** The log holds fewer events than were signed for. No head is signed. */
  | 'ledger-shrunk'
  /** The cache lacked what the tree must have; it is made again from the log. */
  | 'ledger-tiles-lost'
  /** An agency holds a head larger than ours: the record is older than what it saw. */
  | 'record-behind-witness'
  /** An agency sent a cosignature that does not hold for the head of that size. */
  | 'ledger-cosignature-false';

/** Where alarms go. */
export interface LedgerAlarms {
  raise(
    alarm: LedgerAlarm,
    facts: { readonly network?: string; readonly agency?: string; readonly count?: number },
  ): void;
}
