import type { RecallFact } from './recall.events.ts';
import type { Recall } from './recall.ts';
import { closing, openEvents, recallStream } from './recall.ts';

/** What a later recall says of the same events. */
export interface LaterWord {
  /** Id of the later recall. */
  readonly by: string;
  readonly eventIds: readonly string[];
}

/**
 * A later recall says otherwise of these events (restricted no more; not to be used at all): nobody has to answer the earlier
 * one for them. What was answered stays answered; when nothing is open any more, the recall is closed.
 */
export function overtakeRecall(
  { by, eventIds }: LaterWord,
  recall: Recall | undefined,
  at: string,
): readonly RecallFact[] {
  if (recall === undefined || recall.closedAt !== undefined || recall.neverClaimed) return [];
  const moot = openEvents(recall).filter((id) => eventIds.includes(id));
  if (moot.length === 0) return [];
  const overtaken: RecallFact = {
    type: 'RecallOvertaken',
    data: { recall: recall.recall, eventIds: moot, by },
  };
  const after = recallStream.evolve({ kind: 'opened', recall }, { ...overtaken, recordedAt: at });
  if (after.kind === 'none' || openEvents(after.recall).length > 0) return [overtaken];
  return [overtaken, closing(after.recall)];
}
