import type { Agreement, ConflictRule, CountsIf, ServiceChain } from '#agreement';
import { planFields } from '#agreement';

/** Event types that are looked at, each with the fields of it that are. */
export type LookedAt = ReadonlyMap<string, readonly string[]>;

type Look = (type: string, ...fields: readonly string[]) => void;

/**
 * Which event types plans, and an agreement's chains and rules of conflicts, look at, and which of their fields: the coded ones and
 * the days on which a step of a plan, a milestone or its actor, or a side of a conflict, depends.
 */
export function lookedAt({
  chains = [],
  conflicts = [],
}: Partial<Pick<Agreement, 'chains' | 'conflicts'>>): LookedAt {
  const fields = new Map<string, string[]>();
  const look: Look = (type, ...names) => {
    fields.set(type, [...new Set([...(fields.get(type) ?? []), ...names])]);
  };
  for (const [type, names] of planFields) look(type, ...names);
  for (const chain of chains) lookAtChain(chain, look);
  for (const rule of conflicts) lookAtConflict(rule, look);
  return fields;
}

/**
 * Of these fields only whether two say the same matters to the rules of conflicts, and nothing else looks at them: the number
 * of a course, for one. They need not be kept as they are.
 */
export function comparedOnly({
  chains,
  conflicts = [],
}: Partial<Pick<Agreement, 'chains' | 'conflicts'>>): LookedAt {
  const sides = conflicts.flatMap(({ between }) => between);
  const said = lookedAt({ ...(chains && { chains }), conflicts: conflicts.map(withoutSame) });
  const compared = new Map<string, string[]>();
  for (const { begunBy, endedBy, sameBy } of sides)
    for (const type of [...begunBy, ...endedBy.flatMap(({ types }) => types)])
      if (sameBy !== undefined && said.get(type)?.includes(sameBy) !== true)
        compared.set(type, [...(compared.get(type) ?? []), sameBy]);
  return compared;
}

/** The rule without what tells one thing from another; everything else in it stays. */
function withoutSame(rule: ConflictRule): ConflictRule {
  const between = rule.between.map((side) => {
    const { sameBy: _same, ...rest } = side;
    return rest;
  });
  return { ...rule, between };
}

function lookAtChain({ milestones, endedBy = [], endsIf }: ServiceChain, look: Look): void {
  for (const type of endedBy) look(type);
  lookAtCode(endsIf, look);
  for (const { reachedBy, undoneBy = [], countsIf, actorNamedBy } of milestones) {
    for (const type of [...reachedBy, ...undoneBy]) look(type);
    lookAtCode(countsIf, look);
    if (actorNamedBy) look(actorNamedBy.type, actorNamedBy.field);
  }
}

function lookAtCode(counts: CountsIf | undefined, look: Look): void {
  if (counts) look(counts.type, counts.field, ...(counts.said ?? []));
}

function lookAtConflict({ between }: ConflictRule, look: Look): void {
  for (const { begunBy, countsIf, firstDay, sameBy, lastDay, endedBy } of between) {
    const days = [firstDay, sameBy, lastDay?.field].filter((name) => name !== undefined);
    for (const type of begunBy) look(type, ...days);
    for (const { types, closes } of endedBy)
      for (const type of types) look(type, ...(closes === 'same' && sameBy !== undefined ? [sameBy] : []));
    for (const type of lastDay?.unless ?? []) look(type);
    lookAtCode(countsIf, look);
  }
}
