import type { RecallFact } from './recall.events.ts';
import type { Recall } from './recall.ts';

/** An agency is reminded when it has not answered for so long, and again after every further such time. */
export const REMIND_AFTER_MS = 3 * 86_400_000;
/** With this reminder the officers are told. */
const ESCALATE_WITH = 2;

/** Reminds the recipient when an answer is due; the second time the officers of these controllers are told too. */
export function remindRecall(
  recall: Recall | undefined,
  at: string,
  controllers: readonly string[],
): readonly RecallFact[] {
  if (recall === undefined || recall.closedAt !== undefined || recall.neverClaimed) return [];
  const { recall: id, openedAt, remindedAt = openedAt } = recall;
  if (Date.parse(at) < Date.parse(remindedAt) + REMIND_AFTER_MS) return [];
  const nth = recall.reminders + 1;
  const reminded: RecallFact = { type: 'RecallReminded', data: { recall: id, nth } };
  return nth === ESCALATE_WITH
    ? [reminded, { type: 'RecallEscalated', data: { recall: id, controllers } }]
    : [reminded];
}
