import type { EvidenceReply, RecallNotice } from '#catalogue';
import type { Clock } from '#ports';
import type { Inbox } from '../inbox/inbox.ts';
import type { Journal } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { EntryQueue } from '../inbox/entry-queue.ts';
import type { NewsBook } from '../casework/news-book.ts';
import type { ChainBook } from '../chains/chain-book.ts';
import type { ConflictAnswers } from '../conflicts/conflict-answers.ts';
import type { LineFile } from '../sink/line-file.ts';
import { automaticAnswer } from './recall-answer.ts';
import type { RecallBook, RecallOutcome } from './recall-book.ts';
import { recallLine } from './recall-line.ts';

/** What the hub tells at most at once: with fewer, everything that is not told any more is answered in full. */
const MOST_TOLD = 200;

/** What the adapter's own part works with. */
export interface AutomaticParts {
  readonly journal: Pick<Journal, 'transaction'>;
  readonly recalls: RecallBook;
  readonly inbox: Pick<Inbox, 'cursor' | 'noteInSink' | 'dropProposals' | 'end'>;
  readonly sink: LineFile;
  /** Feeds the other sinks. */
  readonly queue: Pick<EntryQueue, 'recall' | 'take'>;
  /** What staff are told of as new. */
  readonly news: Pick<NewsBook, 'recall'>;
  /** Steps of service chains. */
  readonly chainBook: Pick<ChainBook, 'recall'>;
  /** What was said of conflicts. */
  readonly conflictAnswers: Pick<ConflictAnswers, 'recall'>;
  readonly references: Pick<References, 'byHandle'>;
  readonly outbox: Pick<Outbox, 'offer' | 'heldItems' | 'release'>;
  /** Whether the agency's system takes lines out of the sink as it reads them: then what is still there reached nobody else. */
  readonly linesAreTaken: boolean;
  readonly clock: Clock;
  /** There is something to send. */
  readonly ring: () => void;
}

/** What is said of events whose lines were cut out; absent for what only marks them, which no line less could do. */
const CUT: Readonly<Partial<Record<RecallNotice['kind'], RecallOutcome>>> = {
  'stop-using': 'stopped',
  erase: 'erased',
};

/**
 * The adapter's own part of a recall, at once: it tells the agency's system by a line in the sink, and where that system
 * takes its lines away, cuts out those whose use ends and that it has not taken, and answers for just them. For whatever the
 * agency may read or have read, the agency answers.
 */
export class AutomaticRecalls {
  constructor(private readonly parts: AutomaticParts) {}

  /** Takes what the hub tells with the evidence, and does what is to be done; cut off anywhere it goes on at the next answer. */
  take(reply: Pick<EvidenceReply, 'recalls' | 'at'>): void {
    const { recalls, references, outbox, ring } = this.parts;
    const { recalls: notices, at } = reply;
    const referenceOf = (handle: string) => references.byHandle(handle)?.reference;
    recalls.take(notices, referenceOf, { at, whole: notices.length < MOST_TOLD });
    const undone = recalls.undone();
    for (const notice of undone) this.execute(notice);
    // A hub that was restored may not have known the recall when the answer came; now it tells it again.
    const held = notices.flatMap(({ recall }) => outbox.heldItems(recall));
    for (const { id } of held) outbox.release(id);
    if (undone.length + held.length > 0) ring();
  }

  private execute(notice: RecallNotice): void {
    const { journal, recalls, references, outbox, inbox, queue, news, chainBook, conflictAnswers, clock } =
      this.parts;
    const at = clock.now();
    const reference = references.byHandle(notice.handle)?.reference;
    const eventIds = this.inSink(notice, reference, at);
    journal.transaction(() => {
      const outcome = CUT[notice.kind];
      if (outcome) {
        inbox.end(notice.eventIds, notice, notice.kind === 'erase' ? 'erase' : 'stop-using');
        queue.recall(notice.eventIds, at);
        news.recall(notice.eventIds);
        chainBook.recall(notice.eventIds);
        conflictAnswers.recall(notice.eventIds);
      }
      const { recall, kind, handle } = notice;
      const line = recallLine(notice, reference, at);
      queue.take([{ agency: '', id: recall, kind: 'recall', type: kind, handle, line }], at);
      // A link proposal never reaches the agency's system: what the adapter held of it is all there is.
      const answered = outcome ? [...eventIds, ...inbox.dropProposals(notice.eventIds)] : [];
      if (outcome && answered.length > 0) {
        const given = { eventIds: answered, outcome, automatic: true } as const;
        outbox.offer(automaticAnswer(notice.recall, given, reference, at));
        recalls.answered(notice.recall, answered, outcome, true);
      }
      recalls.done(notice.recall);
    });
  }

  /** Does what is to be done in the sink; the events for which that was all there is to do. */
  private inSink(notice: RecallNotice, reference: string | undefined, at: string): readonly string[] {
    const { sink, inbox, recalls, linesAreTaken } = this.parts;
    // What a crash left in the sink without a note must be noted before the sink changes.
    const { sinkBytes } = inbox.cursor();
    if (sinkBytes !== sink.size) inbox.noteInSink(sink.notesFrom(sinkBytes), sink.size);
    const isCut = linesAreTaken && CUT[notice.kind] !== undefined;
    const held = isCut ? recalls.heldOf(notice.recall, () => sink.idsAmong(notice.eventIds)) : [];
    if (!sink.hasRecall(notice.recall)) sink.append([recallLine(notice, reference, at)]);
    sink.without(held);
    inbox.noteInSink([], sink.size);
    return held;
  }
}
