import type { Agreement, CompetenceText } from '#agreement';
import { adoptedAgreement } from '#agreement';
import type { Decision } from '#decider';
import { fold, Rejection, upcast } from '#decider';
import type { Clock, EventStore, Ids, KeyOwner, KeyVault, NewEvent, StoredEvent } from '#ports';
import { Conflict } from '#ports';
import type { OpenRevocation, Participant, Participants } from './participants.ts';
import {
  inForceAt,
  nextBeginning,
  participantOf,
  REGISTRY_STREAM_PREFIX,
  registryStream,
  registryStreamName,
} from './participants.ts';
import type { AgreementAdopted, RegistryFact } from './registry.events.ts';
import { checkFact, registryUpcasts } from './registry.events.ts';
import type { RegistryCode } from './rejection.ts';
import { reject } from './rejection.ts';

const RETRIES = 3;
const PAGE = 1_000;

/** A fact as the registry states it, before it is committed to, signed and sealed. */
export interface StatedFact {
  readonly owner: KeyOwner;
  readonly kind: 'fact';
  readonly id: string;
  readonly type: string;
  readonly agency: string;
  readonly theme: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly data: object;
}

/** Commits to facts, signs and seals them: rows ready to be appended, in the same order. */
export type SealFacts = (facts: readonly StatedFact[]) => Promise<readonly NewEvent[]>;

/** The agreement that is in force. */
export interface AdoptedAgreement {
  readonly agreement: Agreement;
  readonly hash: string;
  /** Of the competence tables that it names; absent where none was recorded. */
  readonly tables?: readonly CompetenceText[];
  /** Last revision of the registry's stream. */
  readonly revision: number;
  /** When the next of the versions that were adopted and have not begun comes into force; absent when there is none. */
  readonly nextFrom?: string;
}

interface Folded {
  readonly state: Participants;
  readonly revision: number;
}

/** Who takes part in each network with which keys, and which agreement is in force there; always as the store has it now. */
export class Registry {
  readonly #folded = new Map<string, Folded>();
  readonly #agreements = new Map<string, Agreement>();

  constructor(
    private readonly store: EventStore,
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly sealFacts: SealFacts,
  ) {}

  /** The agency's keys, or undefined when the network does not know it. */
  async agency(network: string, agency: string): Promise<Participant | undefined> {
    return participantOf((await this.#load(network)).state, agency);
  }

  /** Ids of all agencies of a network. */
  async agencies(network: string): Promise<readonly string[]> {
    return Object.keys((await this.#load(network)).state.agencies);
  }

  /** Revocations of compromised keys in a network, oldest first. */
  async compromises(network: string): Promise<readonly OpenRevocation[]> {
    return (await this.#load(network)).state.compromises;
  }

  /** All adoptions in a network and when each was recorded, oldest first. */
  async adoptions(
    network: string,
  ): Promise<readonly { readonly adopted: AgreementAdopted; readonly recordedAt: string }[]> {
    const { events } = await this.store.read(registryStreamName(network));
    const facts = await Promise.all(
      events.map(async (event) => ({ fact: await this.#opened(event), recordedAt: event.recordedAt })),
    );
    return facts.flatMap(({ fact, recordedAt }) =>
      fact.type === 'AgreementAdopted' ? [{ adopted: fact.data, recordedAt }] : [],
    );
  }

  /** The agreement in force at an instant, or undefined when none was. */
  async agreementAt(network: string, at: string): Promise<AdoptedAgreement | undefined> {
    return (await this.agreements(network))(at);
  }

  /**
   * The same for whoever knows the instant only later: all that is adopted now, to be asked once for the instant of a decision.
   * Not to be kept beyond it.
   */
  async agreements(network: string): Promise<(at: string) => AdoptedAgreement | undefined> {
    const folded = await this.#load(network);
    return (at) => this.#inForce(folded, at);
  }

  /** The version adopted last, whether or not it has begun: what is adopted next takes its place. Undefined before the first. */
  async newestAgreement(network: string): Promise<AdoptedAgreement | undefined> {
    const folded = await this.#load(network);
    const newest = folded.state.adopted.at(-1);
    return newest && this.#adopted(folded, newest, newest.effectiveFrom);
  }

  #inForce(folded: Folded, at: string): AdoptedAgreement | undefined {
    const adopted = inForceAt(folded.state, at);
    return adopted && this.#adopted(folded, adopted, at);
  }

  #adopted({ state, revision }: Folded, adopted: AgreementAdopted, at: string): AdoptedAgreement {
    const nextFrom = nextBeginning(state, at);
    const agreement = this.agreementIn(adopted);
    const { hash, tables } = adopted;
    return {
      agreement,
      hash,
      revision,
      ...(tables && { tables }),
      ...(nextFrom !== undefined && { nextFrom }),
    };
  }

  /** Last revision of the network's registry; -1 when there is none. */
  async revision(network: string): Promise<number> {
    return (await this.#load(network)).revision;
  }

  /** Every network that has a registry. */
  async networks(): Promise<readonly string[]> {
    const found = new Set<string>();
    const filter = { streamPrefix: REGISTRY_STREAM_PREFIX };
    let page: readonly StoredEvent[];
    let after = 0;
    do {
      page = await this.store.readAll(after, { max: PAGE, filter });
      for (const { network } of page) found.add(network);
      after = page.at(-1)?.position ?? after;
    } while (page.length === PAGE);
    return [...found];
  }

  /** Records what a rule decides, if anything; the rule's no is the answer. Throws Conflict when the registry would not stand still. */
  async record(
    network: string,
    decide: (state: Participants, at: string) => Decision<RegistryFact, RegistryCode>,
  ): Promise<Rejection<RegistryCode> | undefined> {
    for (let attempt = 0; ; attempt += 1) {
      const { state, revision } = await this.#load(network);
      const decision = decide(state, this.clock.now());
      if (decision instanceof Rejection) return decision;
      if (decision.length === 0) return undefined;
      if (revision < 0 && (await this.#isMistakable(network))) return reject('NETWORK_NAME_MISTAKABLE');
      try {
        const rows = await this.sealFacts(decision.map((fact) => this.#stated(network, fact)));
        await this.store.append(
          registryStreamName(network),
          revision < 0 ? 'none' : { exact: revision },
          rows,
        );
        return undefined;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === RETRIES) throw error;
      }
    }
  }

  /** The agreement that an adopted text states. Throws when this program can no longer read it. */
  agreementIn({ hash, document }: AgreementAdopted): Agreement {
    const known = this.#agreements.get(hash);
    if (known !== undefined) return known;
    const agreement = adoptedAgreement(document);
    if (Array.isArray(agreement)) throw new Error('an adopted agreement can no longer be read');
    this.#agreements.set(hash, agreement);
    return agreement;
  }

  /**
   * Streams are named by network and agency with a hyphen between the two: what agency `b-c` of network `a` was refused would
   * stand in one stream with that of agency `c` of network `a-b`.
   */
  async #isMistakable(network: string): Promise<boolean> {
    const others = await this.networks();
    return others.some((other) => other.startsWith(`${network}-`) || network.startsWith(`${other}-`));
  }

  #stated(network: string, fact: RegistryFact): StatedFact {
    checkFact(fact);
    const at = this.clock.now();
    return {
      owner: { network, caseId: '-', controller: 'hub' },
      kind: 'fact',
      id: this.ids.next(),
      type: fact.type,
      agency: 'hub',
      theme: 'registry',
      happenedAt: at,
      recordedAt: at,
      data: fact.data,
    };
  }

  async #load(network: string): Promise<Folded> {
    const known = this.#folded.get(network) ?? { state: registryStream.initial, revision: -1 };
    const { events } = await this.store.read(registryStreamName(network), { from: known.revision + 1 });
    const last = events.at(-1);
    if (last === undefined) return known;
    const facts = await Promise.all(events.map((event) => this.#opened(event)));
    const now = { state: fold(registryStream, facts, known.state), revision: last.revision };
    if ((this.#folded.get(network)?.revision ?? -1) < now.revision) this.#folded.set(network, now);
    return now;
  }

  async #opened(event: StoredEvent): Promise<RegistryFact> {
    const { data } = (await this.vault.openFact(event)) as Pick<RegistryFact, 'data'>;
    return { type: event.type, data: upcast(registryUpcasts, event, data) } as RegistryFact;
  }
}
