import { functionOn } from '#agreement';
import type { CaseFiles } from '#casefile';
import type { ClaimAsk } from '#catalogue';
import type {
  ClaimIndex,
  Clock,
  EventStore,
  OpenCase,
  Outgoing,
  Outlet,
  Parking,
  Position,
  ReplyChannel,
} from '#ports';
import type { Registry } from '#registry';
import { CaseDamaged } from '../case-damaged.ts';
import { parkedCases } from '../follow/parked-cases.ts';
import { InTurn } from '../in-turn.ts';
import { NotCaughtUp } from '../not-caught-up.ts';
import type { Answering, Entered } from './claim-entries.ts';
import { ClaimEntries } from './claim-entries.ts';
import { DamagedCases } from './damaged-cases.ts';
import { Pace } from './pace.ts';

/** What claims are answered with. */
export interface ClaimParts {
  readonly store: EventStore;
  readonly files: CaseFiles;
  readonly registry: Registry;
  readonly index: ClaimIndex;
  /** Tells whether the index has seen everything up to a position, waiting for it a while. */
  readonly indexed: { reached(position: Position, withinMs: number): Promise<boolean> };
  /** Tells which cases are set aside, as something in them cannot be read. */
  readonly parking: Pick<Parking, 'parked'>;
  readonly outlet: Outlet;
  readonly clock: Clock;
}

/** How long a claim waits for the index, milliseconds; after that the adapter has to ask again. */
const INDEX_WAIT_MS = 3_000;
/** Cases that are looked through at once, and at most for one answer when they hold nothing. */
const CASES_AT_ONCE = 50;
const MOST_CASES = 1_000;

/** What came of looking through some open cases; `done` of them hold nothing beyond this answer. */
interface Looked {
  readonly entered: readonly Entered[];
  readonly done: readonly Entered[];
  readonly open: readonly OpenCase[];
  readonly more: boolean;
}

/** Answers claims: what the recipient may have now and does not surely have yet, gated at this moment and entered before it leaves. */
export class Claims {
  readonly #turns = new InTurn();
  readonly #pace = new Pace();
  readonly #entries: ClaimEntries;
  readonly #damaged: DamagedCases;

  constructor(private readonly parts: ClaimParts) {
    this.#damaged = new DamagedCases(parts.clock);
    this.#entries = new ClaimEntries(parts);
  }

  /**
   * Answers one claim of an agency that has been authenticated; one at a time for each agency, as answers are numbered. One
   * without a key to which could be sealed gets no answer, and nothing is entered for it.
   */
  answer(ask: ClaimAsk, channel: ReplyChannel): Promise<void> {
    return this.#turns.run(nameOf(ask), async () => {
      const known = await this.parts.registry.agency(ask.network, ask.agency);
      if (known?.keys.sealing !== undefined) await this.#answerWithoutDamaged(ask, channel);
    });
  }

  /** A damaged case must not keep the others from the agency: it is left out, and the answer begun anew. */
  async #answerWithoutDamaged(ask: ClaimAsk, channel: ReplyChannel): Promise<void> {
    for (;;) {
      try {
        return await this.#answerNext(ask, channel);
      } catch (error) {
        if (!(error instanceof CaseDamaged)) throw error;
        this.#damaged.leaveOut(ask.agency, error);
      }
    }
  }

  async #answerNext(ask: ClaimAsk, channel: ReplyChannel): Promise<void> {
    const { store, indexed, registry, clock } = this.parts;
    const { network, agency, after, max } = ask;
    const head = await store.head();
    if (!(await indexed.reached(head, INDEX_WAIT_MS))) throw new NotCaughtUp('claims');
    const inForce = await registry.agreementAt(network, clock.now());
    if (inForce === undefined || !functionOn(inForce.agreement, 'claim', agency)) {
      return this.#empty(ask, false, channel);
    }
    // Every answer that holds anything adds to the log, so the head has passed the number of each earlier one.
    const seq = Math.max(head, after) + 1;
    await this.#answerFrom({ ask, seq, room: Math.min(max, this.#pace.of(nameOf(ask))) }, channel);
  }

  /** Looks through open cases, oldest change first, until some hold something or none is left. */
  async #answerFrom(answering: Answering, channel: ReplyChannel): Promise<void> {
    const { network, agency, after } = answering.ask;
    const parked = await parkedCases(this.parts.parking, network, ['claims', 'evidence']);
    const seen = new Set<string>();
    while (seen.size < MOST_CASES) {
      const limit = seen.size + CASES_AT_ONCE;
      const named = await this.parts.index.openCases(network, agency, after, limit, this.parts.clock.now());
      const isClosed = (caseId: string) =>
        seen.has(caseId) || parked.has(caseId) || this.#damaged.isLeftOut(network, agency, caseId);
      const open = named.filter(({ caseId }) => !isClosed(caseId));
      for (const { caseId } of named) seen.add(caseId);
      const entered = await this.#enter(answering, open);
      const done = entered.filter(({ cut }) => !cut);
      const more = named.length === limit || done.length < open.length;
      if (more && entered.length > 0 && entered.every(({ chosen }) => chosen.length === 0)) {
        await this.#settle(answering.ask, done, open);
      } else return this.#leave(answering, { entered, done, open, more }, channel);
    }
    await this.#empty(answering.ask, true, channel);
  }

  async #enter(answering: Answering, open: readonly OpenCase[]): Promise<readonly Entered[]> {
    const cases = open.map(({ caseId }) => caseId);
    const { entered, failed } = await this.#entries.enter(answering, cases);
    if (failed === undefined) return entered;
    await this.#abandon(entered);
    throw failed;
  }

  async #leave(answering: Answering, looked: Looked, channel: ReplyChannel): Promise<void> {
    const { ask } = answering;
    const { entered, done, open, more } = looked;
    if ((await this.#release(answering, entered, more, channel)) === 'sent') {
      this.#pace.inTime(nameOf(ask));
      return this.#settle(ask, done, open);
    }
    this.#pace.late(nameOf(ask));
    await this.#abandon(entered);
    await this.#empty(ask, true, channel);
  }

  async #release({ ask, seq }: Answering, entered: readonly Entered[], more: boolean, channel: ReplyChannel) {
    const outgoing = entered.flatMap((one) => outgoingOf(one, seq));
    const { after } = ask;
    const cover = { kind: 'claim', after, next: outgoing.length > 0 ? seq : after, more } as const;
    try {
      return await this.parts.outlet.release(ask, outgoing, cover, channel);
    } catch (error) {
      await this.#abandon(entered);
      throw error;
    }
  }

  async #empty(ask: ClaimAsk, more: boolean, channel: ReplyChannel): Promise<void> {
    const { after } = ask;
    await this.parts.outlet.release(ask, [], { kind: 'claim', after, next: after, more }, channel);
  }

  /** Notes that what was entered did not leave; it is open again with the next claim. */
  async #abandon(entered: readonly Entered[]): Promise<void> {
    await Promise.all(
      entered.map(async ({ loaded: { network, caseId }, releaseId }) => {
        if (releaseId !== undefined) await this.parts.files.abandonRelease(network, caseId, releaseId);
      }),
    );
  }

  /** The cases hold nothing more for the recipient as the index knew them when it named them, and they have been read since. */
  async #settle(
    { network, agency }: ClaimAsk,
    done: readonly Entered[],
    open: readonly OpenCase[],
  ): Promise<void> {
    const seenAt = new Map(open.map(({ caseId, changedAt }) => [caseId, changedAt]));
    await Promise.all(
      done.map(({ loaded: { caseId }, wakeAt }) =>
        this.parts.index.settle(network, agency, caseId, seenAt.get(caseId) ?? 0, wakeAt),
      ),
    );
  }
}

function nameOf({ network, agency }: ClaimAsk): string {
  return `${network}|${agency}`;
}

/** Every chosen event is in its case; one that were not could not be shown to be released. */
function outgoingOf({ loaded, chosen, confirmed: had }: Entered, seq: number): readonly Outgoing[] {
  return chosen.map(({ entry, handle, permit }) => {
    const event = loaded.byId.get(entry.id);
    if (event === undefined) throw new Error('a case names an event that it does not hold');
    return { permit, event, handle, seq, had };
  });
}
