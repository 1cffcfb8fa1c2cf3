import { openCaseFact } from '#casefile';
import type { ClaimIndex, KeyVault, Position, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { LogReader } from '../follow/log-follower.ts';
import { claimChanges, openedForClaims } from './claims.projection.ts';

/** Keeps the index of open claims in step with the log; it sends nothing, so it can be run anew from the beginning at any time. */
export class ClaimsReader implements LogReader {
  constructor(
    private readonly index: ClaimIndex,
    private readonly vault: KeyVault,
  ) {}

  checkpoint(): Promise<Position> {
    return this.index.checkpoint();
  }

  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    const changes = await Promise.all(
      events.map(async (event) => claimChanges(event, await this.#open(event))),
    );
    // Before the checkpoint moves: after a crash in between, all cases are looked through once more.
    for (const { type, network, position } of events) {
      if (type === 'AgreementAdopted') await this.index.reopen(network, position);
    }
    await this.index.apply(upTo, changes.flat());
  }

  /** A fact whose key is gone was erased with what it could still change. */
  async #open(event: StoredEvent) {
    if (!openedForClaims.includes(event.type)) return undefined;
    try {
      return await openCaseFact(this.vault, event);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }
}
