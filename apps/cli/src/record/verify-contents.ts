import { catalogueRetention, isErasedFor, keptUntil, retentionFor } from '#casefile';
import type { JoseKeyVault } from '#jose';
import type { Clock, EventStore, StoredEvent } from '#ports';
import { Tampered, Unreadable } from '#ports';
import type { Registry } from '#registry';
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
    /** Knows the agreements, which may set other periods than the catalogue; without it only the catalogue counts. */
    private readonly registry?: Pick<Registry, 'agreementAt'>,
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
    try {
      const until = await this.#readableUntil(event);
      if (until !== undefined && until <= this.clock.now()) return true;
      return await isErasedFor(this.store, this.vault, event);
    } catch (error) {
      // What tells of the end was changed: a finding of its own, and no excuse for this one.
      if (error instanceof Tampered || error instanceof Unreadable) return false;
      throw error;
    }
  }

  /** The instant from which the event must not be readable any more, by the agreement under which it was recorded. */
  async #readableUntil(event: StoredEvent): Promise<string | undefined> {
    const { network, agency, type, recordedAt } = event;
    const agreement = (await this.registry?.agreementAt(network, recordedAt))?.agreement;
    const kept = agreement ? retentionFor(agreement, agency, type) : catalogueRetention(type);
    return kept && keptUntil(kept, event);
  }
}
