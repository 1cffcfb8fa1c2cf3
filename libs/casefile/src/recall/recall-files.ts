import { validateSync } from 'class-validator';
import type { Receipt, RecallNotice, SignedEnvelope } from '#catalogue';
import { fold, Rejection } from '#decider';
import type { Decision } from '#decider';
import type { Clock, EventStore, Expected, KeyOwner, KeyVault, RecallStanding, StoredEvent } from '#ports';
import { Conflict, OwnerDestroyed, Unreadable } from '#ports';
import { accepted, rejected, RETRIES } from '../record/case-recorder.ts';
import type { FactStated, SealFacts } from '../record/draft.ts';
import { commandDraft, sealed } from '../record/draft.ts';
import type { ControllerOf } from '../record/drafting.ts';
import { factContent } from '../record/upcast.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import type { RecallFact, RecallFactType, RecallOpened } from './recall.events.ts';
import { PartAnswered, recallFacts } from './recall.events.ts';
import type { Recall, RecallRead } from './recall.ts';
import { eventsTold, recallStream, recallStreamName } from './recall.ts';
import type { LaterWord } from './overtake-recall.decide.ts';
import { overtakeRecall } from './overtake-recall.decide.ts';
import { remindRecall } from './remind-recall.decide.ts';
import { standingOf } from './standing.ts';

/** What the streams of recalls are kept with. */
export interface RecallParts {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly sealFacts: SealFacts;
  readonly controllerOf: ControllerOf;
}

/** Whom which recall is to reach, and why. */
export interface RecallOrder {
  readonly network: string;
  readonly caseId: string;
  /** Id of the fact or erasure that causes it. */
  readonly cause: string;
  readonly sender: string;
  readonly recipient: string;
  readonly kind: RecallNotice['kind'];
}

/** What the content of a recall is sealed under: of its own, as it must outlive the case and end before the proof of the answer. */
export function recallOwner(network: string, recall: string): KeyOwner {
  return { network, caseId: `recall.${recall}`, controller: 'hub' };
}

interface Loaded {
  readonly recall?: Recall;
  readonly revision: number;
  readonly events: readonly StoredEvent[];
}

/** The streams of recalls: opens them, reads them, and takes answers in. */
export class RecallFiles {
  constructor(private readonly parts: RecallParts) {}

  /** The id of a recall: the same cause never recalls twice, and nobody can tell the cause from it. */
  idOf({ network, caseId, cause, sender, recipient, kind }: RecallOrder): Promise<string> {
    const name = JSON.stringify(['recall', caseId, cause, sender, recipient, kind]);
    return this.parts.vault.nameOf(network, name);
  }

  /** Opens a recall, durable when it returns; one that was opened before stays as it is. */
  async open(order: RecallOrder, what: Pick<RecallOpened, 'handle' | 'eventIds'>): Promise<void> {
    const { network, sender, recipient, kind, cause } = order;
    const recall = await this.idOf(order);
    const data = { recall, recipient, sender, ...what, kind, cause };
    await this.#begin(network, recall, { type: 'RecallOpened', data });
  }

  /** Notes that nothing of what ended had reached the recipient. */
  async notNeeded({ network, ...order }: RecallOrder): Promise<void> {
    const { sender, recipient, kind, cause } = order;
    const recall = await this.idOf({ network, ...order });
    await this.#begin(network, recall, {
      type: 'RecallNotNeeded',
      data: { recall, recipient, sender, kind, cause },
    });
  }

  /** The recall that came of this cause, if any did. */
  async of(order: RecallOrder): Promise<Recall | undefined> {
    return this.load(order.network, await this.idOf(order));
  }

  /** The recall as the store has it now; undefined when there is none. */
  async load(network: string, recall: string): Promise<Recall | undefined> {
    return (await this.#load(network, recall)).recall;
  }

  /** How the recall stands. */
  async standing(network: string, recall: string): Promise<RecallStanding | undefined> {
    const loaded = await this.load(network, recall);
    return loaded && standingOf(network, loaded);
  }

  /** What the recipient is told; undefined when there is nothing to answer any more. */
  async notice(network: string, recall: string): Promise<RecallNotice | undefined> {
    const { recall: loaded, events } = await this.#load(network, recall);
    if (loaded?.handle === undefined || loaded.closedAt !== undefined) return undefined;
    const { kind, handle, openedAt, reminders } = loaded;
    const position = events.find(({ type }) => type === 'RecallOpened')?.position;
    const order = { openedAt, ...(position !== undefined && { position }) };
    return { recall, kind, handle, eventIds: eventsTold(loaded), ...order, reminders };
  }

  /** Records an agency's answer as the rule decides; a retry gets the first receipt. Throws Conflict when the recall would not stand still. */
  async answer(
    signed: SignedEnvelope,
    recall: string,
    decide: (recall: Recall | undefined, at: string) => Decision<RecallFact, CasefileCode>,
  ): Promise<Receipt> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#attempt(signed, recall, decide);
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === RETRIES) throw error;
      }
    }
  }

  /** Reminds the recipient when an answer is due; whether it did. What another process does at the same moment is not done twice. */
  async remind(network: string, recall: string): Promise<boolean> {
    const at = this.parts.clock.now();
    const { recall: loaded, revision } = await this.#load(network, recall);
    const concerned = loaded === undefined ? [] : [loaded.recipient, loaded.sender];
    const controllers = [...new Set(concerned.map((agency) => this.parts.controllerOf(network, agency)))];
    const facts = remindRecall(loaded, at, controllers);
    if (facts.length === 0) return false;
    return this.#append(network, recall, { exact: revision }, facts, at);
  }

  /** States for which of its events a later recall stands; what that one says is taken once. Throws Conflict when the recall would not stand still. */
  async overtake(network: string, recall: string, word: LaterWord): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const at = this.parts.clock.now();
      const { recall: loaded, revision, events } = await this.#load(network, recall);
      if (events.some(({ id }) => id === `${recall}.${overtakenBy(word.by)}`)) return;
      const facts = overtakeRecall(word, loaded, at);
      if (facts.length === 0) return;
      if (await this.#append(network, recall, { exact: revision }, facts, at)) return;
      if (attempt === RETRIES) throw new Conflict(recallStreamName(network, recall), revision);
    }
  }

  async #attempt(
    signed: SignedEnvelope,
    recall: string,
    decide: (recall: Recall | undefined, at: string) => Decision<RecallFact, CasefileCode>,
  ): Promise<Receipt> {
    const { id, network, agency } = signed.envelope;
    const at = this.parts.clock.now();
    const { recall: loaded, revision, events } = await this.#load(network, recall);
    const stored = events.find((event) => event.id === id);
    if (stored !== undefined)
      return stored.agency === agency ? accepted(stored) : rejected(id, reject('NO_BASIS_NOW'), at);
    const decision = decide(loaded, at);
    if (decision instanceof Rejection) return rejected(id, decision, at);
    const rows = await this.#answerRows(signed, recall, decision, at);
    await this.parts.store.append(recallStreamName(network, recall), { exact: revision }, rows);
    const now = (await this.#load(network, recall)).events.find((event) => event.id === id);
    if (now === undefined) throw new Error('the store took an answer that it does not show');
    return accepted(now);
  }

  /** The answer stands under the agency's own commitment and signature; what closes the recall is the hub's statement. */
  async #answerRows(signed: SignedEnvelope, recall: string, facts: readonly RecallFact[], at: string) {
    const { network, agency, time } = signed.envelope;
    const [answered, ...rest] = facts;
    if (answered === undefined) throw new TypeError('an answer records at least itself');
    checkRecallFact(answered);
    const draft = commandDraft(signed, {
      owner: { network, caseId: '-', controller: this.parts.controllerOf(network, agency) },
      type: answered.type,
      theme: 'disclosure',
      happenedAt: time,
      recordedAt: at,
      data: answered.data,
    });
    const own = await sealed(this.parts.vault, [draft]);
    return [...own, ...(await this.#hubRows(network, recall, rest, at))];
  }

  /** Begins a stream; what was begun before, or is over and gone, stays as it is. */
  async #begin(network: string, recall: string, fact: RecallFact): Promise<void> {
    const { revision } = await this.parts.store.read(recallStreamName(network, recall), { max: 1 });
    if (revision >= 0) return;
    try {
      await this.#append(network, recall, 'none', [fact], this.parts.clock.now());
    } catch (error) {
      if (!(error instanceof OwnerDestroyed)) throw error;
    }
  }

  /** Whether it was appended: false when the stream had moved on. */
  async #append(
    network: string,
    recall: string,
    expected: Expected,
    facts: readonly RecallFact[],
    at: string,
  ): Promise<boolean> {
    const rows = await this.#hubRows(network, recall, facts, at);
    try {
      await this.parts.store.append(recallStreamName(network, recall), expected, rows);
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }

  #hubRows(network: string, recall: string, facts: readonly RecallFact[], at: string) {
    if (facts.length === 0) return [];
    return this.parts.sealFacts(facts.map((fact) => stated(network, recall, fact, at)));
  }

  async #load(network: string, recall: string): Promise<Loaded> {
    const { events, revision } = await this.parts.store.read(recallStreamName(network, recall));
    const read = await Promise.all(events.map((event) => this.#read(event)));
    const state = fold(recallStream, read);
    return { events, revision, ...(state.kind === 'opened' && { recall: state.recall }) };
  }

  async #read(event: StoredEvent): Promise<RecallRead> {
    const type = event.type as RecallFactType;
    const { recordedAt } = event;
    try {
      const { data } = (await this.parts.vault.openFact(event)) as { readonly data: object };
      return { type, recordedAt, data: factContent(event, data) as RecallFact['data'] };
    } catch (error) {
      if (error instanceof Unreadable) return { type, recordedAt, data: undefined };
      throw error;
    }
  }
}

/** Throws when a fact's content does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkRecallFact(fact: RecallFact): void {
  const made = Object.assign(new recallFacts[fact.type](), fact.data);
  if ('parts' in made) made.parts = made.parts.map((part) => Object.assign(new PartAnswered(), part));
  const faults = validateSync(made, { whitelist: true, forbidNonWhitelisted: true });
  const properties = faults.map((fault) => fault.property).join(', ');
  if (faults.length > 0) throw new TypeError(`${fact.type} must not be stored like this: ${properties}`);
}

/** Only what names the case at an agency ends with the recall; everything else is the proof that there was one. */
function stated(network: string, recall: string, fact: RecallFact, at: string): FactStated {
  checkRecallFact(fact);
  const proof = { network, caseId: '-', controller: 'hub' };
  return {
    owner: NAMING_THE_CASE.includes(fact.type) ? recallOwner(network, recall) : proof,
    kind: 'fact',
    id: `${recall}.${nameOf(fact)}`,
    type: fact.type,
    agency: 'hub',
    theme: 'disclosure',
    happenedAt: at,
    recordedAt: at,
    data: fact.data,
  };
}

const NAMING_THE_CASE: readonly RecallFactType[] = ['RecallOpened', 'RecallOvertaken'];

/** What can be stated more than once bears what tells it from the others. */
function nameOf(fact: RecallFact): string {
  if (fact.type === 'RecallReminded') return `reminded.${fact.data.nth}`;
  return fact.type === 'RecallOvertaken' ? overtakenBy(fact.data.by) : NAMES[fact.type];
}

function overtakenBy(later: string): string {
  return `overtaken.${later}`;
}

const NAMES: Readonly<Record<RecallFactType, string>> = {
  RecallOpened: 'opened',
  RecallNotNeeded: 'opened',
  RecallReminded: 'reminded',
  RecallEscalated: 'escalated',
  RecallAnswered: 'answered',
  RecallOvertaken: 'overtaken',
  RecallClosed: 'closed',
};
