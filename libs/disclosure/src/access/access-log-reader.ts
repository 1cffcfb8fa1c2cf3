import type { Retention } from '#casefile';
import { catalogueRetention, openCaseFact, retentionFor } from '#casefile';
import type { AccessChange, AccessLog, KeyVault, ParkedStream, Position, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { Registry } from '#registry';
import type { StreamwiseReader } from '../follow/parking-reader.ts';
import { blaming } from '../follow/stream-fault.ts';
import { accessChanges, movesAccess, openedForAccess } from './access-log.projection.ts';
import { named } from './consent-names.ts';

const CASE_FACTS: readonly string[] = ['Released', 'ReleaseAbandoned', 'ControllerErased'];

/** Keeps the access log in step with the record; it sends nothing, so it can be run anew from the beginning at any time. */
export class AccessLogReader implements StreamwiseReader {
  constructor(
    private readonly log: AccessLog,
    private readonly parts: { readonly vault: KeyVault; readonly registry: Registry },
  ) {}

  checkpoint(): Promise<Position> {
    return this.log.checkpoint();
  }

  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    await this.log.apply(upTo, await this.#changes(events));
  }

  async retake(_stream: ParkedStream, events: readonly StoredEvent[]): Promise<void> {
    await this.log.amend(await this.#changes(events));
  }

  async #changes(events: readonly StoredEvent[]): Promise<readonly AccessChange[]> {
    const accessed = events.filter(({ type }) => movesAccess.includes(type));
    const kept = await this.#kept(accessed);
    const changes = await Promise.all(
      accessed.map((event) =>
        blaming(event, async () => {
          const data = await this.#content(event);
          return accessChanges({ event, data, kept: kept.get(event.network) ?? retrieval() });
        }),
      ),
    );
    return Promise.all(changes.flat().map((change) => named(this.parts.vault, change)));
  }

  /** How long each network's agreement keeps retrievals, as of the last of these events. */
  async #kept(events: readonly StoredEvent[]): Promise<ReadonlyMap<string, Retention>> {
    const last = new Map(events.map(({ network, recordedAt }) => [network, recordedAt]));
    const kept = await Promise.all(
      [...last].map(async ([network, at]) => {
        const inForce = await this.parts.registry.agreementAt(network, at);
        return [network, inForce && retentionFor(inForce.agreement, 'hub', 'Released')] as const;
      }),
    );
    return new Map(kept.map(([network, one]) => [network, one ?? retrieval()]));
  }

  /** What ran out or was erased is not looked for any more. */
  async #content(event: StoredEvent): Promise<unknown> {
    if (!openedForAccess.includes(event.type)) return undefined;
    try {
      if (CASE_FACTS.includes(event.type)) return (await openCaseFact(this.parts.vault, event)).data;
      return ((await this.parts.vault.openFact(event)) as { readonly data: unknown }).data;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }
}

function retrieval(): Retention {
  const kept = catalogueRetention('Released');
  if (kept === undefined) throw new Error('retrieval records have an end');
  return kept;
}
