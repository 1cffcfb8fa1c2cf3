import type { ClaimAsk, ClaimReply, ReleasedEntry } from '#catalogue';
import { RELEASE_WINDOW_MS } from '#gate';
import type { Clock, Sealer } from '#ports';
import type { NewsBook } from '../casework/news-book.ts';
import type { ChainBook } from '../chains/chain-book.ts';
import type { HubChannel } from '../hub/hub-channel.ts';
import { HubAnswerInvalid, toBytes, toText } from '../hub/hub-channel.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import type { RecallBook } from '../recall/recall-book.ts';
import type { JsonLinesSink } from '../sink/json-lines-sink.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import { sinkLine } from '../sink/sink-line.ts';
import type { EntryQueue, QueuedLine } from './entry-queue.ts';
import { isReadable } from './entry-queue.ts';
import type { Arrival, Inbox, ReceivedProposal } from './inbox.ts';
import type { Release, UseEnd } from './release-order.ts';
import { isAfter } from './release-order.ts';

/** Type of a link proposal: it concerns the adapter, not the agency's system, and never enters the sink. */
export const PROPOSE_LINK = 'de.wegmarke.case.propose-link.v1';

/** Milliseconds that a reply may be under way beyond its time limit: transit and the difference of two clocks. */
export const CLAIM_TOLERANCE_MS = 2_000;

const MAX_EMPTY_ROUNDS = 3;

/** What the claim loop works with. */
export interface ClaimParts {
  readonly network: string;
  readonly agency: string;
  readonly channel: Pick<HubChannel, 'claim'>;
  readonly sealer: Pick<Sealer, 'sign' | 'open'>;
  readonly clock: Clock;
  readonly inbox: Inbox;
  readonly sink: Pick<JsonLinesSink, 'append' | 'size' | 'notesFrom'>;
  /** Feeds the sinks that are not written here. */
  readonly queue: Pick<EntryQueue, 'take' | 'parkUnreadable'>;
  /** Tells staff that something came. */
  readonly news: Pick<NewsBook, 'take'>;
  /** Remembers the steps of service chains. */
  readonly chainBook: Pick<ChainBook, 'take'>;
  readonly journal: Pick<Journal, 'transaction'>;
  readonly references: Pick<References, 'byHandle'>;
  /** What may have overtaken the answer to a claim. */
  readonly recalls: Pick<RecallBook, 'endsOf'>;
  /** The most entries to ask for at once. */
  readonly max: number;
  /** Told when link proposals came in. */
  readonly proposed: () => void;
}

/**
 * Brings to the sink what the hub holds for this agency: claim, open, deduplicate, write durably, and only then move the
 * cursor. A crash in between repeats the claim; the sink is read back, so no event gets a second line.
 */
export class ClaimLoop {
  constructor(private readonly parts: ClaimParts) {}

  /** Claims until the hub has nothing more; fails when it does not answer, or only too late. */
  async run(): Promise<void> {
    this.readBackSink();
    let emptyRounds = 0;
    while (emptyRounds < MAX_EMPTY_ROUNDS) {
      const { moved, more } = await this.claimOnce();
      if (!more) return;
      emptyRounds = moved ? 0 : emptyRounds + 1;
    }
    throw new Error('the hub answered several claims too late; trying again after a pause');
  }

  /** What reached the sink before a crash, or before the cursor could not be moved, is not written again. */
  private readBackSink(): void {
    const { inbox, sink } = this.parts;
    const { sinkBytes } = inbox.cursor();
    if (sinkBytes !== sink.size) inbox.noteInSink(sink.notesFrom(sinkBytes), sink.size);
  }

  private async claimOnce(): Promise<{ readonly moved: boolean; readonly more: boolean }> {
    const { network, agency, channel, sealer, clock, inbox, max } = this.parts;
    const { after } = inbox.cursor();
    const ask: ClaimAsk = { kind: 'claim', network, agency, after, max, at: clock.now() };
    const reply = this.openReply(await channel.claim(toBytes(sealer.sign(ask))));
    const late = Date.parse(clock.now()) > Date.parse(reply.notAfter) + CLAIM_TOLERANCE_MS;
    if (late || reply.after !== after || inbox.cursor().after !== after) return { moved: false, more: true };
    const moved = reply.next !== after;
    if (moved) this.take(reply);
    return { moved, more: reply.more };
  }

  private openReply(bytes: Uint8Array): ClaimReply {
    const plain = this.parts.sealer.open(toText(bytes));
    if (plain === undefined) throw new HubAnswerInvalid('answer to a claim');
    const reply = JSON.parse(toText(plain)) as ClaimReply;
    const whole =
      Number.isSafeInteger(reply.after) && Number.isSafeInteger(reply.next) && Array.isArray(reply.entries);
    if (!whole || reply.next < reply.after || Number.isNaN(Date.parse(reply.notAfter)))
      throw new HubAnswerInvalid('answer to a claim');
    return reply;
  }

  /**
   * The file first, then queue, news, steps and cursor at once. These take everything of the answer: what a crash left in
   * the file alone is known there, but not here.
   */
  private take(reply: ClaimReply): void {
    const { clock, inbox, sink, queue, news, chainBook, journal, proposed } = this.parts;
    const at = clock.now();
    const release = releaseOf(reply);
    const arrived = this.arrived(reply, release);
    const fresh = arrived.filter(({ isNew }) => isNew);
    const proposals = fresh.filter(({ entry }) => entry.type === PROPOSE_LINK).map(asProposal);
    const events = arrived.filter((one) => isEvent(one) && one.ended === undefined);
    sink.append(fresh.filter(isEvent).map((one) => this.lineFor(one, at)));
    journal.transaction(() => {
      queue.take(
        events.map((one) => this.queued(one, at)),
        at,
      );
      news.take(events.map(ofNews), at);
      chainBook.take(events.map(entryOf), at, release);
      queue.parkUnreadable(reply.entries.length - arrived.length, reply.after, at);
      const entries = arrived.map(({ entry: { agency, id }, ...rest }) => ({ agency, id, ...rest }));
      inbox.receive({ entries, ...release, proposals, sinkBytes: sink.size, at });
    });
    if (proposals.length > 0) proposed();
  }

  /** What of an answer can be read; what it holds twice counts once, and what a recall has overtaken is new to no sink. */
  private arrived({ entries }: ClaimReply, release: Release): readonly ArrivedEntry[] {
    const readable = entries.filter(isReadable);
    return readable.map((entry, index) => {
      const { delivery, isNew } = this.parts.inbox.arrivalOf(entry, release);
      const isSecond = readable
        .slice(0, index)
        .some((one) => one.id === entry.id && one.agency === entry.agency);
      const ended = this.parts.recalls.endsOf(entry.id).findLast((end) => !isAfter(release, end));
      if (ended !== undefined) return { entry, delivery, isNew: false, ended };
      return { entry, delivery, isNew: isNew && !isSecond };
    });
  }

  private lineFor({ entry, delivery }: ArrivedEntry, receivedAt: string): SinkLine {
    const reference = this.parts.references.byHandle(entry.handle)?.reference;
    return sinkLine(entry, reference, { receivedAt, delivery });
  }

  private queued(one: ArrivedEntry, at: string): QueuedLine {
    const { agency, id, type, handle } = one.entry;
    return { agency, id, delivery: one.delivery, kind: 'event', type, handle, line: this.lineFor(one, at) };
  }
}

/** An entry as it came. */
interface ArrivedEntry extends Arrival {
  readonly entry: ReleasedEntry;
  /** The recall that has overtaken it. */
  readonly ended?: UseEnd;
}

/** When the hub decided on what an answer holds, as a permit is good for so long, and the number that it gave it. */
function releaseOf({ notAfter, next }: ClaimReply): Release {
  return { releasedAt: new Date(Date.parse(notAfter) - RELEASE_WINDOW_MS).toISOString(), next };
}

function entryOf({ entry }: ArrivedEntry): ReleasedEntry {
  return entry;
}

function ofNews({ entry, delivery }: ArrivedEntry): ReleasedEntry & { readonly delivery: number } {
  return { ...entry, delivery };
}

function isEvent({ entry }: ArrivedEntry): boolean {
  return entry.type !== PROPOSE_LINK;
}

function asProposal({ entry }: ArrivedEntry): ReceivedProposal {
  const sealedNumber = entry.fields['sealedNumber'];
  return {
    id: entry.id,
    proposer: entry.agency,
    sealedNumber: typeof sealedNumber === 'string' ? sealedNumber : '',
  };
}
