import type { CaseFile, CaseFiles, LoadedCase, RecallOrder, Whereabouts } from '#casefile';
import { caseIdOf, readable, recallIdOf, recallOwner, whereabouts } from '#casefile';
import type {
  Checkpoints,
  Clock,
  EventStore,
  KeyShelf,
  KeyVault,
  ParkedStream,
  Position,
  StoredEvent,
} from '#ports';
import type { Registry } from '#registry';
import type { Bell } from '../bell/bell-reactor.ts';
import { candidates } from '../entries/candidates.decide.ts';
import { chooseEntries } from '../entries/choose-entries.decide.ts';
import type { EvidenceFor } from '../entries/choose-entries.decide.ts';
import { evidenceOf } from '../entries/evidence-of.ts';
import type { StreamwiseReader } from '../follow/parking-reader.ts';
import { blaming } from '../follow/stream-fault.ts';
import { NotCaughtUp } from '../not-caught-up.ts';
import type { GrantedErasureParts } from './granted-erasures.ts';
import { GrantedErasures } from './granted-erasures.ts';
import type { Known } from './known.ts';
import type { Cause } from './recalls-after.decide.ts';
import { recallsAfter } from './recalls-after.decide.ts';
import { stillPermitted } from './still-permitted.decide.ts';

/** The name under which the reactor's place in the log is kept. */
export const RECALL_REACTOR = 'recalls';

/** What the reactor works with. */
export interface RecallReactorParts extends Pick<GrantedErasureParts, 'erase'> {
  readonly store: EventStore;
  readonly vault: Pick<KeyVault, 'openFact'>;
  readonly shelf: Pick<KeyShelf, 'destroy'>;
  readonly files: CaseFiles;
  readonly registry: Registry;
  readonly checkpoints: Checkpoints;
  /** Tells whether it is known up to a position how recalls stand: who is rung at asks for that. */
  readonly viewed: { reached(position: Position, withinMs: number): Promise<boolean> };
  readonly bell: Bell;
  readonly clock: Clock;
}

interface Overtaken {
  readonly kind: RecallOrder['kind'];
  readonly causes: readonly string[];
}

const VIEW_WAIT_MS = 3_000;
const CAUSES: readonly string[] = [
  'ConsentWithdrawn',
  'ConsentInvalidated',
  'ConsentObjected',
  'ConsentAmended',
  'ConsentGiven',
  'EntryCorrected',
  'ProcessingRestricted',
  'RestrictionLifted',
  'EntriesDoubted',
  'DoubtSettled',
  'AgencyUnlinked',
];
const RESTRICT: Overtaken = { kind: 'restrict', causes: ['ProcessingRestricted', 'EntriesDoubted'] };
const LIFTED: Overtaken = { kind: 'restriction-lifted', causes: ['RestrictionLifted', 'DoubtSettled'] };
const STOPPED: Overtaken = {
  kind: 'stop-using',
  causes: CAUSES.filter((cause) => !RESTRICT.causes.includes(cause) && !LIFTED.causes.includes(cause)),
};
/** Which earlier notices a later one overtakes, and what those were caused by. */
const OVERTAKEN: Readonly<Partial<Record<RecallOrder['kind'], readonly Overtaken[]>>> = {
  restrict: [LIFTED],
  'restriction-lifted': [RESTRICT],
  'stop-using': [RESTRICT, LIFTED],
  erase: [RESTRICT, LIFTED, STOPPED],
};
/** What a wrong link ends: the data of somebody else, and what rested on a consent of that person. */
const ENDING = ['stop-using', 'erase'] as const;
const CALLING: readonly string[] = ['RecallOpened', 'RecallReminded'];

/**
 * Calls back what was handed on and has lost its basis, executes what a rights desk decided on erasure, rings at whoever has
 * to answer, and forgets the content of what was answered. Everything it does bears being done again.
 */
export class RecallReactor implements StreamwiseReader {
  readonly #granted: GrantedErasures;

  constructor(private readonly parts: RecallReactorParts) {
    this.#granted = new GrantedErasures(parts);
  }

  checkpoint(): Promise<Position> {
    return this.parts.checkpoints.of(RECALL_REACTOR);
  }

  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    for (const event of events) await blaming(event, () => this.#react(event));
    await this.#ring(events, upTo);
    await this.parts.checkpoints.move(RECALL_REACTOR, upTo);
  }

  async retake(_stream: ParkedStream, events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) await this.#react(event);
    await this.#ring(events, await this.checkpoint());
  }

  async #react(event: StoredEvent): Promise<void> {
    const recall = event.type === 'RecallClosed' ? recallIdOf(event) : undefined;
    if (recall !== undefined) await this.parts.shelf.destroy([recallOwner(event.network, recall)]);
    const caseId = caseIdOf(event);
    if (caseId === undefined) return;
    await this.#granted.after(event, caseId);
    if (CAUSES.includes(event.type)) await this.#recall(event, caseId);
  }

  async #recall(event: StoredEvent, caseId: string): Promise<void> {
    const { vault, files } = this.parts;
    const { network, revision, id } = event;
    const fact = await readable(vault, event);
    if (fact === undefined || (fact.type === 'ConsentGiven' && fact.data.supersedes === undefined)) return;
    const loaded = await files.load(network, caseId);
    if (loaded.state.kind !== 'open' || loaded.state.erased.whole) return;
    const where = await whereabouts(this.parts, { network, caseId }, revision);
    const known = await this.#known({ fact, revision }, loaded, loaded.state, where);
    const { recalls, notNeeded } = recallsAfter({ fact, revision }, known);
    for (const { sender, recipient, kind, eventIds } of recalls) {
      const handle = where.handles.get(recipient) ?? eventIds[0] ?? '';
      const order = { network, caseId, cause: id, sender, recipient, kind };
      await files.recalls.open(order, { handle, eventIds });
      await this.#overtake(
        order,
        where.events.filter((one) => one.revision < revision),
      );
    }
    for (const { sender, recipient } of notNeeded)
      await files.recalls.notNeeded({ network, caseId, cause: id, sender, recipient, kind: 'stop-using' });
  }

  /**
   * Where an earlier notice between the two says otherwise of the same events, nobody has to answer it any more. The events
   * are those of the notice as it was opened: done again later, the rule may have named others.
   */
  async #overtake(order: RecallOrder, earlier: readonly StoredEvent[]) {
    const { recalls } = this.parts.files;
    const by = await recalls.idOf(order);
    const { eventIds = [] } = (await recalls.load(order.network, by)) ?? {};
    for (const { kind, causes } of OVERTAKEN[order.kind] ?? [])
      for (const { id: cause } of earlier.filter(({ type }) => causes.includes(type)))
        await recalls.overtake(order.network, await recalls.idOf({ ...order, kind, cause }), {
          by,
          eventIds,
        });
  }

  async #known(cause: Cause, loaded: LoadedCase, state: CaseFile, where: Whereabouts): Promise<Known> {
    const { registry, clock } = this.parts;
    const { network, caseId } = loaded;
    const at = clock.now();
    const inForce = await registry.agreementAt(network, at);
    const evidenceFor = inForce && evidenceOf(loaded, inForce, at);
    const entryOf = new Map(state.entries.map((entry) => [entry.id, entry]));
    const evidenceOn = (eventId: string) => {
      const entry = entryOf.get(eventId);
      return entry && evidenceFor?.(entry);
    };
    return {
      state,
      // What was erased is recalled by its erasure.
      everHandedOn: where.handedOn,
      handedOn: where.handedOn.map((one) => ({
        ...one,
        eventIds: one.eventIds.filter((eventId) => entryOf.has(eventId)),
      })),
      restricted: await this.#restrictions(where.events),
      goesOn: (handed, eventId) => {
        const evidence = evidenceOn(eventId);
        return evidence !== undefined && stillPermitted(handed, eventId, evidence, at);
      },
      mayHave: (recipient, eventId) =>
        evidenceFor !== undefined && mayHave({ network, caseId, recipient, at }, state, eventId, evidenceFor),
      isRestricted: (_, eventId) => {
        const { restrictions = [], doubted = [] } = evidenceOn(eventId) ?? {};
        return (
          doubted.includes(eventId) ||
          restrictions.some(
            ({ eventIds, until }) =>
              (until === undefined || until > at) && (eventIds === '*' || eventIds.includes(eventId)),
          )
        );
      },
      ...(await this.#ended(cause, network, caseId, where)),
    };
  }

  async #restrictions(events: readonly StoredEvent[]): Promise<Known['restricted']> {
    const laid = events.filter(({ type }) => type === 'ProcessingRestricted');
    const facts = await Promise.all(laid.map((event) => readable(this.parts.vault, event)));
    return facts.flatMap((fact, index) =>
      fact?.type === 'ProcessingRestricted' ? [{ fact, revision: laid[index]?.revision ?? -1 }] : [],
    );
  }

  /** What earlier facts of the case called back, as it stands in the recalls themselves. */
  async #ended(
    { revision }: Cause,
    network: string,
    caseId: string,
    { events, handedOn }: Whereabouts,
  ): Promise<Pick<Known, 'wasStopped' | 'wasErased'>> {
    const earlier = events.filter((event) => event.revision < revision && CAUSES.includes(event.type));
    const pairs = new Map(handedOn.map((one) => [`${one.sender}|${one.recipient}`, one]));
    const since = { 'stop-using': new Map<string, number>(), erase: new Map<string, number>() };
    for (const event of earlier)
      for (const { sender, recipient } of pairs.values())
        for (const kind of event.type === 'AgencyUnlinked' ? ENDING : (['stop-using'] as const)) {
          const order = { network, caseId, cause: event.id, sender, recipient, kind };
          const recall = await this.parts.files.recalls.of(order);
          for (const eventId of recall?.eventIds ?? [])
            since[kind].set(`${sender}|${recipient}|${eventId}`, event.revision);
        }
    const isBefore =
      (kind: keyof typeof since): Known['wasErased'] =>
      ({ revision: left, sender, recipient }, eventId) =>
        left < (since[kind].get(`${sender}|${recipient}|${eventId}`) ?? -1);
    const [wasAsked, wasErased] = [isBefore('stop-using'), isBefore('erase')];
    return { wasErased, wasStopped: (handed, id) => wasAsked(handed, id) || wasErased(handed, id) };
  }

  async #ring(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    const calling = events.filter((event) => CALLING.includes(event.type));
    if (calling.length === 0) return;
    if (!(await this.parts.viewed.reached(upTo, VIEW_WAIT_MS))) throw new NotCaughtUp('recalls');
    for (const event of calling) {
      const recipient = await this.#called(event);
      if (recipient !== undefined) this.parts.bell.ring(event.network, recipient);
    }
  }

  /**
   * Whom a recall still calls; where it was just opened also who answered meanwhile, whom its end names when the rest is gone: the pages
   * that are open there are told of it by this bell alone.
   */
  async #called(event: StoredEvent): Promise<string | undefined> {
    const recall = await this.parts.files.recalls.load(event.network, recallIdOf(event) ?? '');
    const isCalling = event.type === 'RecallOpened' || recall?.closedAt === undefined;
    return isCalling ? recall?.recipient : undefined;
  }
}

interface Asked {
  readonly network: string;
  readonly caseId: string;
  readonly recipient: string;
  readonly at: string;
}

function mayHave(asked: Asked, state: CaseFile, eventId: string, evidenceFor: EvidenceFor): boolean {
  const offered = candidates(state, asked.recipient).filter(({ entry }) => entry.id === eventId);
  return chooseEntries({ ...asked, door: 'recall', actor: 'system' }, offered, evidenceFor).length > 0;
}
