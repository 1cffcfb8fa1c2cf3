import { functionOn } from '#agreement';
import type { CaseFiles } from '#casefile';
import { ownEntriesInDoubt, ownWordsAmong } from '#casefile';
import type { Clock, Outlet, ReplyChannel } from '#ports';
import { Tampered } from '#ports';
import type { Registry } from '#registry';
import { candidates } from '../entries/candidates.decide.ts';
import type { Question } from '../entries/choose-entries.decide.ts';
import { chooseEntries } from '../entries/choose-entries.decide.ts';
import { evidenceOf } from '../entries/evidence-of.ts';
import { SealingKeyMissing } from '../outlet/sealing-key-missing.ts';
import type { Room, RoomLimits } from '../room.ts';
import type { RefusedReads } from '../refused-reads/refused-reads.ts';

/** A read of one case by a member of an agency's staff, whose token has been checked. */
export interface TimelineAsk {
  /** To look at, to take along (an access of its own), or on a page inside an agency's own system. */
  readonly door: 'timeline' | 'export' | 'embed';
  readonly network: string;
  readonly agency: string;
  /** Pseudonymous id of the member of staff. */
  readonly actor: string;
  readonly handle: string;
  /** Absent: any purpose of the matrix. */
  readonly purpose?: string;
}

/** What timelines are read with. */
export interface TimelineParts {
  readonly files: CaseFiles;
  readonly registry: Registry;
  readonly outlet: Outlet;
  readonly refused: Pick<RefusedReads, 'note'>;
  readonly clock: Clock;
  /** One for all doors: it is the machine that they share. */
  readonly room: Room;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** The way to a reader who may have left by the time that there is a place. */
export interface ReaderChannel extends ReplyChannel {
  /** Whether the reader is still there and may be answered: asked before anything is entered. */
  isOpen(): boolean;
}

/** The case changed, or the machine was busy, each time the answer was about to leave; or nobody was there any more to get it. */
export class TimelineNotStill extends Error {
  readonly code = 'TIMELINE_NOT_STILL';

  constructor() {
    super('the case would not stand still, or the answer was too late to leave');
    this.name = 'TimelineNotStill';
  }
}

/** What must be switched on for a door; a page shows the timeline, wherever it stands. */
const FUNCTION_OF = { timeline: 'timeline', export: 'export', embed: 'timeline' } as const;
/** How often a read is begun. */
const ATTEMPTS = 4;
/**
 * From its entry on each read has 250 ms to leave, and more of them at a time would make all of them late. Who cannot come in soon
 * is told to come again before anything is entered: an adapter waits ten seconds, and what it no longer waits for would stand as read.
 */
export const TIMELINES_AT_ONCE: RoomLimits = { places: 6, mostWaiting: 20, patienceMs: 3_000 };
/** An empty answer leaves this long after the question, so that its time does not tell an unknown case from a closed one. */
const EMPTY_AFTER_MS = 25;

/** Reads timelines: the fold of the case, gated at this moment, entered before it leaves. */
export class Timelines {
  constructor(private readonly parts: TimelineParts) {}

  /**
   * Answers one read. Unknown case, no link and nothing permitted get the same empty timeline, and so does a case whose
   * links cannot be read. Throws {@link SealingKeyMissing} whatever is asked, {@link TimelineNotStill}, and `CaseDamaged`
   * once the gate has permitted what is damaged.
   */
  async read(ask: TimelineAsk, channel: ReaderChannel): Promise<void> {
    const { registry, clock, room } = this.parts;
    const { network, agency } = ask;
    // Before any case is looked at, so that it tells nothing about one (C5).
    if ((await registry.agency(network, agency))?.keys.sealing === undefined) throw new SealingKeyMissing();
    // Whatever the handle stands for: who has to wait learns nothing from it, and an empty answer is as late after it as any (C5).
    const read = await room.within(`${network}|${agency}`, async () => {
      const from = clock.now();
      return { from, result: await this.#tried(ask, channel) };
    });
    if (read?.result === 'nothing') return this.#empty(ask, read.from, channel);
    if (read?.result !== 'sent') throw new TimelineNotStill();
  }

  async #tried(ask: TimelineAsk, channel: ReaderChannel) {
    if (!channel.isOpen()) return 'left';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const result = await this.#attempt(ask, channel);
      if (result !== 'conflict' && result !== 'late') return result;
    }
    return 'not still';
  }

  async #attempt(ask: TimelineAsk, channel: ReaderChannel) {
    const { files, registry, clock, outlet } = this.parts;
    const { network, agency: recipient, actor, handle } = ask;
    // Side by side, whatever the handle stands for: both as the store has them now.
    const [loaded, agreements] = await Promise.all([
      unlessDamaged(files.caseUnder(network, recipient, handle)),
      registry.agreements(network),
    ]);
    if (loaded === undefined) return 'nothing';
    const { caseId } = loaded;
    const at = clock.now();
    // Of the very instant at which the gate is asked: a version may have come into force since the last attempt.
    const inForce = agreements(at);
    if (inForce === undefined || !functionOn(inForce.agreement, FUNCTION_OF[ask.door], recipient))
      return 'nothing';
    const question = questionOf(ask, caseId, at);
    const chosen = chooseEntries(
      question,
      candidates(loaded.state, recipient),
      evidenceOf(loaded, inForce, at),
    );
    if (loaded.state.kind === 'none' || chosen.length === 0) return 'nothing';
    const own = ownEntriesInDoubt(loaded.state, recipient);
    const decisions = chosen.map(({ permit }) => permit.record);
    if (!channel.isOpen()) return 'left';
    const [entered] = await files.commitReleases([
      { loaded, released: { door: ask.door, recipient, actor, decisions } },
    ]);
    if (entered?.outcome === 'failed') throw entered.error;
    if (entered?.outcome !== 'entered') return 'conflict';
    const outgoing = chosen.map(({ entry, permit }, seq) => {
      const event = loaded.byId.get(entry.id);
      if (event === undefined) throw new Error('a case names an event that it does not hold');
      const inDoubt = own.get(entry.id);
      return { permit, event, handle, seq, ...(inDoubt && { inDoubt }) };
    });
    try {
      const told = new Set(chosen.map(({ entry }) => entry.id));
      const conflicts = ownWordsAmong(loaded.state, recipient, told);
      const cover = { kind: 'timeline', handle, asOf: at, conflicts } as const;
      const sent = await outlet.release(ask, outgoing, cover, channel);
      if (sent === 'late') await files.abandonRelease(network, caseId, entered.releaseId);
      return sent;
    } catch (error) {
      await files.abandonRelease(network, caseId, entered.releaseId);
      throw error;
    }
  }

  async #empty(ask: TimelineAsk, from: string, channel: ReaderChannel): Promise<void> {
    const { clock, outlet, refused, wait } = this.parts;
    await wait(Math.max(0, EMPTY_AFTER_MS - (Date.parse(clock.now()) - Date.parse(from))));
    // As with entries: nobody is told, and nothing noted, for a reader who left (C5).
    if (!channel.isOpen()) throw new TimelineNotStill();
    // After the wait, and whatever the reason: so the reasons cannot be told apart by what is done for them (C5).
    await refused.note(ask);
    const cover = { kind: 'timeline', handle: ask.handle, asOf: clock.now() } as const;
    // Nobody would answer the caller else, who waits.
    if ((await outlet.release(ask, [], cover, channel)) === 'late') throw new TimelineNotStill();
  }
}

/** Who is linked to a case whose facts are damaged cannot be known, so nobody may be told that there is such a case (C5). */
async function unlessDamaged<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Tampered) return undefined;
    throw error;
  }
}

function questionOf(
  { door, network, agency: recipient, actor, purpose }: TimelineAsk,
  caseId: string,
  at: string,
): Question {
  const question = { door, network, caseId, recipient, actor, at } as const;
  return purpose === undefined ? question : { ...question, purpose };
}
