import { LRUCache } from 'lru-cache';
import { fold } from '#decider';
import type { EventStore, KeyVault, StoredEvent } from '#ports';
import { StoreUnavailable } from '#ports';
import type { CaseState } from '../case.ts';
import { caseStream } from '../case.ts';
import type { ReadEvent } from '../case.events.ts';
import type { LoadedCase } from '../loaded-case.ts';
import { caseStreamName } from '../stream-names.ts';
import { foldable } from './case-facts.ts';
import { SharedReads } from './shared-reads.ts';

/** How many events of folded cases are kept in memory: a limit on cases alone would be none, as long cases weigh more. */
const EVENTS_KEPT = 20_000;

interface Folded {
  readonly state: CaseState;
  readonly revision: number;
  readonly byId: Map<string, StoredEvent>;
}

/** Folds case streams. What was folded before is kept, and topped up from the store by a read begun after the question. */
export class CaseLoader {
  readonly #folded: LRUCache<string, Folded>;
  readonly #reads = new SharedReads<Folded>();

  constructor(
    private readonly store: EventStore,
    private readonly vault: KeyVault,
    eventsKept = EVENTS_KEPT,
  ) {
    this.#folded = new LRUCache({
      maxSize: eventsKept,
      // One case alone may be larger than all of it; then it is kept while nothing else is.
      sizeCalculation: ({ byId }) => Math.min(byId.size + 1, eventsKept),
    });
  }

  /** The case as it stands now, never an answer from memory alone. */
  async load(network: string, caseId: string): Promise<LoadedCase> {
    const stream = caseStreamName(network, caseId);
    const now = await this.#reads.read(stream, () => this.#read(stream));
    return { network, caseId, ...now };
  }

  /**
   * The case as of these events of its stream or later, for a reader of the log, which was given them and will be given
   * what comes next; not for a decision. The store is read only where they do not join what is kept.
   */
  async loadWith(network: string, caseId: string, delivered: readonly StoredEvent[]): Promise<LoadedCase> {
    const stream = caseStreamName(network, caseId);
    const known = this.#known(stream);
    const fresh = delivered.filter(({ revision }) => revision > known.revision);
    const joins = fresh.every(({ revision }, index) => revision === known.revision + 1 + index);
    if (delivered.length === 0 || !joins) return this.load(network, caseId);
    return { network, caseId, ...(await this.#topUp(stream, known, fresh)) };
  }

  /**
   * The case as it stands now, or undefined when its stream holds what this program cannot read (a damaged or later
   * fact). Its own events then have to wait, and nothing else: nobody can be shown anything of such a case either.
   */
  async loadIfReadable(network: string, caseId: string): Promise<LoadedCase | undefined> {
    try {
      return await this.load(network, caseId);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      return undefined;
    }
  }

  /** The case as this process folded it last; undefined where it did not. Not for a decision. */
  stateKept(network: string, caseId: string): CaseState | undefined {
    return this.#folded.get(caseStreamName(network, caseId))?.state;
  }

  /**
   * A release became revision `appended` of this case. Where it follows on what is kept nothing stands between the two, and a release
   * changes no state: so what was folded stands for that revision as well, and the next read begins behind it.
   */
  releaseAppended({ network, caseId }: Pick<LoadedCase, 'network' | 'caseId'>, appended: number): void {
    const stream = caseStreamName(network, caseId);
    const kept = this.#folded.get(stream);
    if (kept?.revision === appended - 1) this.#folded.set(stream, { ...kept, revision: appended });
  }

  async #read(stream: string): Promise<Folded> {
    const known = this.#known(stream);
    const { events } = await this.store.read(stream, { from: known.revision + 1 });
    return this.#topUp(stream, known, events);
  }

  #known(stream: string): Folded {
    return this.#folded.get(stream) ?? { state: caseStream.initial, revision: -1, byId: new Map() };
  }

  async #topUp(stream: string, known: Folded, tail: readonly StoredEvent[]): Promise<Folded> {
    const revision = tail.at(-1)?.revision;
    if (revision === undefined) return known;
    const facts = await Promise.all(tail.map((event) => foldable(this.vault, event)));
    const state = fold(
      caseStream,
      facts.filter((fact): fact is ReadEvent => fact !== undefined),
      known.state,
    );
    tail.forEach((event, index) => facts[index] !== undefined && known.byId.set(event.id, event));
    const now = { state, revision, byId: known.byId };
    if ((this.#folded.get(stream)?.revision ?? -1) < revision) this.#folded.set(stream, now);
    return now;
  }
}
