import type { CaseFact, RecallFiles } from '#casefile';
import { caseIdOf, openCaseFact, recallIdOf } from '#casefile';
import type { ClaimChange, ClaimIndex, KeyVault, ParkedStream, Position, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { StreamwiseReader } from '../follow/parking-reader.ts';
import { blaming } from '../follow/stream-fault.ts';
import { claimChanges, lateClaimChanges, openedForClaims, recalledChange } from './claims.projection.ts';

/** Keeps the index of open claims in step with the log; it sends nothing, so it can be run anew from the beginning at any time. */
export class ClaimsReader implements StreamwiseReader {
  constructor(
    private readonly index: ClaimIndex,
    private readonly vault: KeyVault,
    private readonly recalls: Pick<RecallFiles, 'load'>,
  ) {}

  checkpoint(): Promise<Position> {
    return this.index.checkpoint();
  }

  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    await this.index.apply(upTo, await this.#changes(events));
  }

  async retake(stream: ParkedStream, events: readonly StoredEvent[]): Promise<void> {
    const caseId = caseIdOf(stream);
    const missed = await this.#changes(events);
    const { network } = stream;
    await this.index.amend(caseId === undefined ? missed : lateClaimChanges({ network, caseId }, missed));
  }

  async #changes(events: readonly StoredEvent[]): Promise<readonly ClaimChange[]> {
    const opened = new Map<StoredEvent, CaseFact | undefined>();
    const sealed = events.filter(({ type }) => openedForClaims.includes(type));
    await Promise.all(
      sealed.map((event) => blaming(event, async () => opened.set(event, await this.#open(event)))),
    );
    const recalled = new Map<StoredEvent, readonly ClaimChange[]>();
    const opening = events.filter(({ type }) => type === 'RecallOpened');
    await Promise.all(
      opening.map((event) => blaming(event, async () => recalled.set(event, await this.#recalledBy(event)))),
    );
    return events.flatMap((event) => recalled.get(event) ?? claimChanges(event, opened.get(event)));
  }

  /** Read as the recall stands now: once it is closed only its answers tell what it was about. */
  async #recalledBy(event: StoredEvent): Promise<readonly ClaimChange[]> {
    const id = recallIdOf(event);
    const recall = id === undefined ? undefined : await this.recalls.load(event.network, id);
    return recall === undefined ? [] : recalledChange(recall, event);
  }

  /** A fact whose key is gone was erased with what it could still change. */
  async #open(event: StoredEvent): Promise<CaseFact | undefined> {
    try {
      return await openCaseFact(this.vault, event);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }
}
