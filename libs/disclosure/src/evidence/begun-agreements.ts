import { CASE_STREAM_PREFIX } from '#casefile';
import type { Clock, EventStore, EvidenceIndex, EvidenceNote, Position, StoredEvent } from '#ports';
import type { Registry } from '#registry';
import { agreementNote } from './evidence-notes.ts';
import type { Touched } from './touched-cases.ts';
import { touchedCases } from './touched-cases.ts';

/** Cases to be looked at again at once; changes of the log wait meanwhile. */
const PAGE = 500;
const NONE: ReadonlySet<string> = new Set();

/** Some cases of a network to be looked at again, as another version of the agreement is in force than when they were noted. */
export interface Overdue {
  readonly cases: readonly Touched[];
  /** To be entered with what is found in these cases; after the last of them this is the agreement's own note. */
  readonly besides: readonly EvidenceNote[];
  /** Says that all this was entered. */
  readonly entered: () => void;
}

/**
 * Tells what a version that has come into force leaves to be looked at: that instant is no event of the log. Which version the
 * cases were noted under stands in the index itself, so that it holds over a restart and for a view that was built anew.
 */
export class BegunAgreements {
  #networks: Set<string> | undefined;
  /** How far the cases of a network have been looked at again, by network and version. */
  readonly #upTo = new Map<string, Position>();

  constructor(
    private readonly parts: {
      readonly store: Pick<EventStore, 'readAll'>;
      readonly registry: Pick<Registry, 'networks' | 'agreementAt'>;
      readonly index: Pick<EvidenceIndex, 'differing'>;
      readonly clock: Clock;
    },
  ) {}

  /** Looks at every case again that no version is noted for: what was entered last may be lost with an outage. */
  startOver(): void {
    this.#upTo.clear();
  }

  /** Takes note of networks that were founded meanwhile. */
  heard(events: readonly StoredEvent[]): void {
    for (const { type, network } of events) if (type === 'AgreementAdopted') this.#networks?.add(network);
  }

  /** What is to be looked at next, of each network some cases at most. */
  async overdue(): Promise<readonly Overdue[]> {
    this.#networks ??= new Set(await this.parts.registry.networks());
    const found = await Promise.all([...this.#networks].map((network) => this.#overdueIn(network)));
    return found.filter((one) => one !== undefined);
  }

  async #overdueIn(network: string): Promise<Overdue | undefined> {
    const { registry, index, clock, store } = this.parts;
    const inForce = await registry.agreementAt(network, clock.now());
    if (inForce === undefined) return undefined;
    const note = agreementNote(network, inForce.hash);
    if ((await index.differing([note])).length === 0) return undefined;
    const name = `${network}|${inForce.hash}`;
    const filter = { streamPrefix: CASE_STREAM_PREFIX, network, types: ['CaseOpened'] };
    const page = await store.readAll(this.#upTo.get(name) ?? 0, { max: PAGE, filter });
    const isLast = page.length < PAGE;
    return {
      // Their first events are no news of them: each is loaded as it stands now.
      cases: touchedCases(page, NONE).map((one) => ({ ...one, delivered: [] })),
      besides: isLast ? [note] : [],
      entered: () => {
        if (isLast) this.#upTo.delete(name);
        else this.#upTo.set(name, page.at(-1)?.position ?? 0);
      },
    };
  }
}
