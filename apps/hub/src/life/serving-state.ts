import type { LedgerShelf } from '#ports';
import { ledgerStanding } from '#audit';
import type { HubLog } from '../machine/hub-log.ts';

/**
 * Whether the hub may disclose anything at all. While the record is known to lack what somebody saw in it, a withdrawal
 * may be what is missing: then it takes in, sends receipts and answers for its ledger, and nothing else.
 */
export class ServingState {
  // Nothing is disclosed before the ledger was looked at once.
  #state: 'unknown' | 'open' | 'refilling' | 'behind' = 'unknown';
  readonly #hearers: (() => void)[] = [];

  constructor(
    private readonly shelf: LedgerShelf,
    private readonly log: HubLog,
  ) {}

  /** How the record stood at the last look. */
  get state(): 'unknown' | 'open' | 'refilling' | 'behind' {
    return this.#state;
  }

  /** Whether claims, evidence and timelines are answered. */
  get isDisclosing(): boolean {
    return this.#state === 'open';
  }

  /** Calls back whenever the state has become another one. */
  onChange(hear: () => void): void {
    this.#hearers.push(hear);
  }

  /** Looks at the ledger again: any process of the hub, or the operator's, may have changed its standing. */
  async refresh(): Promise<void> {
    const { state, ahead } = await ledgerStanding(this.shelf);
    if (state === this.#state) return;
    this.log.tell('serving-state', { outcome: state, count: ahead.length });
    this.#state = state;
    for (const hear of this.#hearers) hear();
  }
}
