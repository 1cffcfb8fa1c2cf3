import type { Offer } from '../outbox/offer.ts';
import type { RecallOutcome } from './recall-book.ts';

/** Type of the command that answers a recall. */
export const ANSWER_RECALL = 'de.wegmarke.recall.answer.v1';

/** Events in one part of an answer at most, as the catalogue says. */
const PART = 500;

/** What is said of some of the recalled events. */
export interface AnswerGiven {
  readonly eventIds: readonly string[];
  readonly outcome: RecallOutcome;
  /** Under which paragraph something is kept, and until which day. */
  readonly paragraph?: string;
  readonly until?: string;
  readonly automatic: boolean;
}

/** The parts of an answer as the catalogue wants them. */
export function partsOf({ eventIds, ...said }: AnswerGiven): readonly object[] {
  return Array.from({ length: Math.ceil(eventIds.length / PART) }, (_, index) => ({
    eventIds: eventIds.slice(index * PART, (index + 1) * PART),
    ...said,
  }));
}

/** The adapter's own answer. It names the recall in the place of a handle: it stays at the hub as a proof, and no case with it. */
export function automaticAnswer(
  recall: string,
  given: AnswerGiven,
  reference: string | undefined,
  at: string,
): Offer {
  return {
    kind: 'command',
    type: ANSWER_RECALL,
    key: ['recall', recall, 'automatic'],
    handle: recall,
    reference: reference ?? recall,
    happenedAt: at,
    data: { recall, parts: partsOf(given) },
  };
}
