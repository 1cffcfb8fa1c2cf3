import { isErasedFor, readableUntil } from '#casefile';
import type { JoseKeyVault } from '#jose';
import type { Clock, EventStore, StoredEvent } from '#ports';
import { Tampered } from '#ports';
import type { FindingCode } from './finding.ts';

/** Whether contents are still what their authors committed to; opened inside the vault, which says no more than that. */
export class Contents {
  /** How many were opened and found as they must be. */
  sound = 0;
  /** How many cannot be opened any more, and that is as it must be: erased, or their time is over. */
  ended = 0;

  constructor(
    private readonly store: Pick<EventStore, 'read' | 'readAll'>,
    private readonly vault: JoseKeyVault,
    private readonly clock: Clock,
  ) {}

  /** What is wrong with the contents of a page of events, in their order; undefined for those that are right. */
  findings(events: readonly StoredEvent[]): Promise<readonly (FindingCode | undefined)[]> {
    return Promise.all(events.map((event) => this.#finding(event)));
  }

  async #finding(event: StoredEvent): Promise<FindingCode | undefined> {
    const verdict = await this.vault.check(event);
    if (verdict === 'damaged') return 'CONTENT_DAMAGED';
    if (verdict === 'differs') return 'COMMITMENT_DIFFERS';
    if (verdict === 'gone' && !(await this.#hasEnded(event))) return 'CONTENT_KEY_MISSING';
    if (verdict === 'gone') this.ended += 1;
    else this.sound += 1;
    return undefined;
  }

  async #hasEnded(event: StoredEvent): Promise<boolean> {
    const until = readableUntil(event);
    if (until !== undefined && until <= this.clock.now()) return true;
    try {
      return await isErasedFor(this.store, this.vault, event);
    } catch (error) {
      // What tells of the erasure was changed: a finding of its own, and no excuse for this one.
      if (error instanceof Tampered) return false;
      throw error;
    }
  }
}
