import { fold, Rejection } from '#decider';
import type { Clock, EventStore, Ids, KeyVault, Sealer, StoredEvent } from '#ports';
import { Conflict } from '#ports';
import type { Registry, SealFacts } from '#registry';
import { everySigningKey, signingKeysAt } from '#registry';
import type { TablesTold } from '../record/steering.events.ts';
import type { DecisionFact } from './decision.events.ts';
import { checkDecisionFact } from './decision.events.ts';
import type { Said, Statements } from './doubt.ts';
import { doubtedAmong } from './doubt.ts';
import { effectOf } from './effect-of.ts';
import type { ProposalShown } from './proposal-shown.ts';
import { proposalShown } from './proposal-shown.ts';
import type { Proposals } from './proposals.ts';
import { decisionStreamName, proposalsStream } from './proposals.ts';
import type { ActFault } from './read-act.ts';
import { isActFault, readAct } from './read-act.ts';
import type { SteeringCode } from './rejection.ts';
import type { SteeringAct } from './signed-act.ts';
import type { AdoptedVersion, Standing } from './steer.decide.ts';
import { steer } from './steer.decide.ts';

const RETRIES = 3;

/** What the record of decisions works with. */
export interface DecisionRecordParts {
  readonly store: EventStore;
  readonly vault: Pick<KeyVault, 'openFact'>;
  readonly registry: Registry;
  readonly sealer: Pick<Sealer, 'verify'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sealFacts: SealFacts;
  /** What the steering group of a network was shown, oldest first. */
  readonly published: (network: string) => Promise<readonly TablesTold[]>;
}

/** Where a statement comes in: what the address names. */
export interface StatementAsked {
  readonly network: string;
  readonly act: SteeringAct['act'];
  /** Absent where the statement itself names a new one. */
  readonly proposal?: string;
}

/** The statement is not signed by an agency of this network: whatever else is in it is not looked at. */
export const UNSIGNED = 'unsigned';

type Adoption = Awaited<ReturnType<Registry['adoptions']>>[number];

interface Loaded {
  readonly state: Proposals;
  readonly said: readonly Said[];
  readonly revision: number;
}

/** What the parties of a network propose and decide, each word signed; a stream of its own beside the registry, which alone adopts. */
export class DecisionRecord {
  constructor(private readonly parts: DecisionRecordParts) {}

  /** Every proposal of a network, the newest first; empty for a network that has none. */
  async all(network: string): Promise<readonly ProposalShown[]> {
    const { state, said } = await this.#load(network);
    const standing = await this.#standing(network, said);
    const effects = effectOf(standing.published);
    return state.all.map((one) => proposalShown(one, standing, effects)).toReversed();
  }

  /** Takes what a party signed (compact JWS) and answers with the proposal as it stands then, or with why not. Throws Conflict when the stream would not stand still. */
  async take(
    asked: StatementAsked,
    statement: string,
  ): Promise<ProposalShown | ActFault | Rejection<SteeringCode> | typeof UNSIGNED> {
    const { network } = asked;
    const value = await this.#signed(network, statement);
    if (value === undefined) return UNSIGNED;
    const act = readAct(value);
    if (isActFault(act)) return act;
    const elsewhere = otherThan(asked, act);
    if (elsewhere !== undefined) return elsewhere;
    const no = await this.#record(network, act, statement);
    if (no !== undefined) return no;
    const shown = (await this.all(network)).find(({ proposal }) => proposal === act.proposal);
    if (shown === undefined) throw new Error('what was recorded just now is not there');
    return shown;
  }

  /** What is signed, when it is signed with a usable key of the agency that it names. */
  async #signed(network: string, statement: string): Promise<unknown> {
    const { registry, sealer, clock } = this.parts;
    for (const agency of await registry.agencies(network)) {
      const keys = signingKeysAt(await registry.agency(network, agency), clock.now());
      const value = sealer.verify(statement, keys);
      if (value !== undefined) return agencyIn(value) === agency ? value : undefined;
    }
    return undefined;
  }

  async #record(
    network: string,
    act: SteeringAct,
    statement: string,
  ): Promise<Rejection<SteeringCode> | undefined> {
    const { store, sealFacts } = this.parts;
    for (let attempt = 0; ; attempt += 1) {
      const { state, said, revision } = await this.#load(network);
      const standing = await this.#standing(network, said);
      const decision = steer(act, statement, state, standing);
      if (decision instanceof Rejection) return decision;
      if (decision.length === 0) return undefined;
      try {
        const rows = await sealFacts(decision.map((fact) => this.#stated(network, fact, standing.at)));
        const expected = revision < 0 ? 'none' : { exact: revision };
        await store.append(decisionStreamName(network), expected, rows);
        return undefined;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === RETRIES) throw error;
      }
    }
  }

  #stated(network: string, fact: DecisionFact, at: string): Parameters<SealFacts>[0][number] {
    checkDecisionFact(fact);
    return {
      owner: { network, caseId: '-', controller: 'hub' },
      kind: 'fact',
      id: this.parts.ids.next(),
      type: fact.type,
      agency: 'hub',
      theme: 'steering',
      happenedAt: at,
      recordedAt: at,
      data: fact.data,
    };
  }

  /** Parties without keys can say nothing here, as they cannot sign an adoption; they are named, as nothing is decided for them. */
  async #standing(
    network: string,
    said: readonly Said[],
  ): Promise<Standing & { readonly published: readonly TablesTold[] }> {
    const { registry, clock } = this.parts;
    const at = clock.now();
    const [inForce, registered, adoptions, doubted, published] = await Promise.all([
      registry.agreementAt(network, at),
      registry.agencies(network),
      registry.adoptions(network),
      this.#doubted(network, said),
      this.parts.published(network),
    ]);
    const parties = (inForce?.agreement.parties ?? []).map(({ agency }) => agency);
    return {
      at,
      parties: parties.filter((agency) => registered.includes(agency)),
      onPaper: parties.filter((agency) => !registered.includes(agency)),
      adopted: adoptions.map((one) => versionAdopted(one, registry.agreementIn(one.adopted).version)),
      doubted,
      published,
    };
  }

  /** Which of these were signed with a key when somebody else may have had it. */
  async #doubted(network: string, said: readonly Said[]): Promise<Statements> {
    const { registry, sealer } = this.parts;
    const stolen = await Promise.all(
      (await registry.compromises(network)).map(async ({ agency, kid, since }) => {
        const known = await registry.agency(network, agency);
        const keys = everySigningKey(known).filter((key) => key.kid === kid);
        return {
          agency,
          since,
          signed: (statement: string) => sealer.verify(statement, keys) !== undefined,
        };
      }),
    );
    return doubtedAmong(said, stolen);
  }

  async #load(network: string): Promise<Loaded> {
    const { events } = await this.parts.store.read(decisionStreamName(network));
    const facts = await Promise.all(events.map((event) => this.#opened(event)));
    const said = facts.map(({ data: { agency, statement } }, index) => ({
      agency,
      statement,
      recordedAt: events[index]?.recordedAt ?? '',
    }));
    return { state: fold(proposalsStream, facts), said, revision: events.at(-1)?.revision ?? -1 };
  }

  async #opened(event: StoredEvent): Promise<DecisionFact> {
    const { data } = (await this.parts.vault.openFact(event)) as Pick<DecisionFact, 'data'>;
    return { type: event.type, data } as DecisionFact;
  }
}

function versionAdopted({ adopted, recordedAt }: Adoption, version: number): AdoptedVersion {
  const { hash, effectiveFrom, signatures = [], onPaper = [] } = adopted;
  const signedBy = signatures.map(({ agency }) => agency);
  return { hash, version, from: effectiveFrom, adoptedAt: recordedAt, signedBy, onPaper };
}

function agencyIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'agency') : undefined;
}

/** The first thing in which the statement is about something else than the address. */
function otherThan({ network, act, proposal }: StatementAsked, said: SteeringAct): ActFault | undefined {
  if (said.network !== network) return { pointer: '/network', fix: `sign it for ${network}` };
  if (said.act !== act) return { pointer: '/act', fix: `send it to the address of ${said.act}` };
  if (proposal === undefined || said.proposal === proposal) return undefined;
  return { pointer: '/proposal', fix: 'sign it for the proposal of the address' };
}
