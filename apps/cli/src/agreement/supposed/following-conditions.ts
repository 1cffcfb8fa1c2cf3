import type { Agreement, CaseFact, Condition } from '#agreement';
import { conditionIn, conditionsOf, factsIn, holds } from '#agreement';

/** The conditions of the sender's rows that are true, whatever else is, where all of `supposed` are; as their texts. */
export function followingConditions(
  agreement: Agreement,
  sender: string,
  supposed: readonly string[],
): readonly string[] {
  if (supposed.length === 0) return [];
  const given: Condition = { all: supposed.map(conditionIn) };
  const asked = [...conditionsOf(agreement, sender)].filter(([, condition]) => follows(given, condition));
  return [...new Set([...supposed, ...asked.map(([text]) => text)])];
}

/** Whether there is no case in which `given` is so and `asked` is not. */
function follows(given: Condition, asked: Condition): boolean {
  const facts = [...new Set([...factsIn(given), ...factsIn(asked)])];
  return worlds(facts).every(
    (world) => holds(given, (fact) => world.has(fact)) !== true || holds(asked, (fact) => world.has(fact)),
  );
}

/** Every way in which these facts can be so or not. */
function worlds(facts: readonly CaseFact[]): readonly ReadonlySet<CaseFact>[] {
  return facts.reduce<readonly ReadonlySet<CaseFact>[]>(
    (known, fact) => known.flatMap((world) => [world, new Set([...world, fact])]),
    [new Set()],
  );
}
