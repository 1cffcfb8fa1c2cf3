import { fullType } from '../expand.ts';
import type { CountsIf, Milestone, ServiceChain } from './chain.ts';

/** A chain as the agreement keeps it, from one as it is written: with short event types. */
export function chainFrom(draft: ServiceChain): ServiceChain {
  return {
    ...draft,
    milestones: draft.milestones.map(milestoneFrom),
    ...(draft.endedBy && { endedBy: draft.endedBy.map(fullType) }),
    ...(draft.endsIf && { endsIf: countedFrom(draft.endsIf) }),
  };
}

function milestoneFrom(draft: Milestone): Milestone {
  const { actorNamedBy, countsIf } = draft;
  return {
    ...draft,
    reachedBy: draft.reachedBy.map(fullType),
    ...(countsIf && { countsIf: countedFrom(countsIf) }),
    ...(draft.undoneBy && { undoneBy: draft.undoneBy.map(fullType) }),
    ...(actorNamedBy && { actorNamedBy: { ...actorNamedBy, type: fullType(actorNamedBy.type) } }),
  };
}

/** What counts by a code as the agreement keeps it, from one as it is written. */
export function countedFrom(draft: CountsIf): CountsIf {
  return { ...draft, type: fullType(draft.type) };
}
