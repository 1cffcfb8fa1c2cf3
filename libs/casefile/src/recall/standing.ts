import type { RecallOutcomes, RecallStanding } from '#ports';
import type { Answered, Recall } from './recall.ts';
import { openEvents, overtakenIn } from './recall.ts';

/** How a recall stands, as the read model keeps it: no handle, no event. */
export function standingOf(network: string, recall: Recall): RecallStanding {
  const { events, answers, closedAt, remindedAt, escalatedAt } = recall;
  const said = [...answers.values()];
  const overtaken = overtakenIn(recall);
  return {
    network,
    recall: recall.recall,
    sender: recall.sender,
    recipient: recall.recipient,
    kind: recall.kind,
    openedAt: recall.openedAt,
    neverClaimed: recall.neverClaimed,
    events,
    open: closedAt === undefined ? openEvents(recall).length : 0,
    outcomes: counted(said),
    ...(overtaken > 0 && { overtaken }),
    keptUnder: keptUnder(said),
    reminders: recall.reminders,
    ...(remindedAt !== undefined && { remindedAt }),
    ...(escalatedAt !== undefined && { escalatedAt }),
    ...(closedAt !== undefined && { closedAt }),
  };
}

function counted(said: readonly Answered[]): RecallOutcomes {
  const of = (outcome: Answered['outcome']) => said.filter((one) => one.outcome === outcome).length;
  return { stopped: of('stopped'), erased: of('erased'), kept: of('kept'), impossible: of('impossible') };
}

function keptUnder(said: readonly Answered[]): RecallStanding['keptUnder'] {
  const kept = said.flatMap(({ outcome, paragraph, until }) =>
    outcome === 'kept' && paragraph !== undefined
      ? [{ paragraph, ...(until !== undefined && { until }) }]
      : [],
  );
  return [...new Map(kept.map((one) => [JSON.stringify(one), one])).values()];
}
