import type { Decision } from '#decider';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import type { PartAnswered, RecallFact } from './recall.events.ts';
import type { Recall } from './recall.ts';
import { closing, openEvents, recallStream } from './recall.ts';

/** What an agency answers. */
export interface RecallAnswer {
  readonly by: string;
  readonly recall: string;
  /** What stands in the envelope in the place of a handle: the answer stays as a proof and must name no case. */
  readonly handle: string;
  readonly parts: readonly PartAnswered[];
  readonly staff?: string;
}

/**
 * An agency answers a recall that is addressed to it; whoever else asks learns nothing of it. When every event is answered for,
 * the recall is closed.
 */
export function answerRecall(
  { by, recall: id, handle, parts, staff }: RecallAnswer,
  recall: Recall | undefined,
  at: string,
): Decision<RecallFact, CasefileCode> {
  if (recall === undefined || recall.recipient !== by || recall.neverClaimed) return reject('NO_BASIS_NOW');
  if (handle !== id) return reject('RECALL_NOT_IN_SOURCE');
  if (recall.closedAt !== undefined) return reject('RECALL_CLOSED');
  if (parts.some(({ eventIds }) => eventIds.some((one) => !recall.eventIds.includes(one))))
    return reject('RECALL_EVENTS_UNKNOWN');
  if (parts.some(({ outcome, paragraph }) => outcome === 'kept' && paragraph === undefined))
    return reject('RECALL_PARAGRAPH_MISSING');
  const data = { by, recall: id, parts, ...(staff !== undefined && { staff }) };
  const answered: RecallFact = { type: 'RecallAnswered', data };
  const after = recallStream.evolve({ kind: 'opened', recall }, { ...answered, recordedAt: at });
  if (after.kind === 'none' || openEvents(after.recall).length > 0) return [answered];
  return [answered, closing(after.recall)];
}
