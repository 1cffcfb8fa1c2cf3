import type { EventStore, Expected, Ids, KeyVault, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { SealFacts } from './draft.ts';
import { factContent } from './upcast.ts';

/** Type of the fact that closes the stream of a handle whose case was erased. */
export const HANDLE_ERASED = 'HandleErased';

/** What leads to a case from outside: an agency's handle; a code that a person carries, or the person's device; a link proposal. */
export type PointerType = 'HandlePointed' | 'CodePointed' | 'ProposalPointed';

/** Where a pointer stream leads, oldest first, and its revision. */
export interface Pointed {
  readonly caseIds: readonly string[];
  /** The same with what cannot be read any more: undefined in its place. */
  readonly pointings: readonly (string | undefined)[];
  readonly revision: number;
  /** What the stream led to was erased: nothing is led there again. */
  readonly erased: boolean;
  /** It led also to what nobody can tell any more: to a case of which that agency's part was erased after it had split off. */
  readonly ledElsewhere: boolean;
}

/** Who points to which case, and when. */
export interface Pointing {
  readonly type: PointerType;
  readonly stream: string;
  readonly network: string;
  readonly caseId: string;
  readonly agency: string;
  readonly controller: string;
  readonly at: string;
}

/** Streams of one fact each that lead to a case; the case's id in them is sealed, so that it can be erased with the case. */
export class Pointers {
  constructor(
    private readonly store: EventStore,
    private readonly vault: KeyVault,
    private readonly ids: Ids,
    private readonly sealFacts: SealFacts,
  ) {}

  async find(stream: string): Promise<Pointed> {
    const { events, revision } = await this.store.read(stream);
    const erased = events.some(({ type }) => type === HANDLE_ERASED);
    const pointing = events.filter(({ type }) => type !== HANDLE_ERASED);
    const found = await Promise.all(pointing.map((event) => this.#caseIn(event)));
    const caseIds = found.filter((caseId) => caseId !== undefined);
    return { caseIds, pointings: found, revision, erased, ledElsewhere: caseIds.length < pointing.length };
  }

  /** Points the stream to the case; throws Conflict when it is not where the caller thought. */
  async point(pointing: Pointing, expected: Expected): Promise<void> {
    const { type, stream, network, caseId, agency, controller, at } = pointing;
    const rows = await this.sealFacts([
      {
        owner: { network, caseId, controller },
        kind: 'fact',
        id: this.ids.next(),
        type,
        agency,
        theme: 'case',
        happenedAt: at,
        recordedAt: at,
        data: { caseId },
      },
    ]);
    await this.store.append(stream, expected, rows);
  }

  /** Undefined when the case was erased: its id is sealed under a key of the case. */
  async #caseIn(event: StoredEvent): Promise<string | undefined> {
    try {
      const { data } = (await this.vault.openFact(event)) as { readonly data: object };
      return (factContent(event, data) as { readonly caseId: string }).caseId;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  /** Points the stream to the case unless it does already: what a crash left undone is done on the retry. */
  async complete(pointing: Pointing): Promise<void> {
    const { caseIds, revision } = await this.find(pointing.stream);
    if (!caseIds.includes(pointing.caseId))
      await this.point(pointing, revision < 0 ? 'none' : { exact: revision });
  }
}
