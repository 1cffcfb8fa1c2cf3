import { fullType } from '../expand.ts';
import type { ConflictRule, ConflictSide } from './conflict-rule.ts';

/** A rule of conflicts as the agreement keeps it, from one as it is written: with short event types. */
export function conflictFrom(draft: ConflictRule): ConflictRule {
  return { ...draft, between: draft.between.map(sideFrom) };
}

function sideFrom(draft: ConflictSide): ConflictSide {
  const { countsIf, lastDay } = draft;
  return {
    ...draft,
    begunBy: draft.begunBy.map(fullType),
    ...(countsIf && { countsIf: { ...countsIf, type: fullType(countsIf.type) } }),
    endedBy: draft.endedBy.map((end) => ({ ...end, types: end.types.map(fullType) })),
    ...(lastDay && {
      lastDay: { ...lastDay, ...(lastDay.unless && { unless: lastDay.unless.map(fullType) }) },
    }),
  };
}
