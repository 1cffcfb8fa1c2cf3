import type { Fact } from './vector.ts';

/** What was signed to record a fact: named there, or by the id of what it records. */
export function envelopeOf(fact: Fact): string | undefined {
  return (fact['envelope'] ?? fact['id']) as string | undefined;
}

/** Envelopes that their agencies disowned: those that were put in doubt as that agency's, before or after. */
export function disownedAmong(facts: readonly Fact[]): ReadonlySet<string> {
  return new Set(settlements(facts).flatMap((fact) => ownOf(facts, fact, 'disowned')));
}

/** Envelopes in doubt: named by a `doubted`, and by no settlement that counts. */
export function doubtedAmong(facts: readonly Fact[]): ReadonlySet<string> {
  const disowned = disownedAmong(facts);
  const inDoubt = (id: string): boolean => {
    if (!facts.some((fact) => fact.fact === 'doubted' && (fact['envelopes'] as string[]).includes(id)))
      return false;
    return disowned.has(id) || !settlements(facts).some((fact) => confirms(fact, id));
  };
  // Who settles under an envelope in doubt settles nothing before that one is confirmed, which can only be done later.
  const confirms = (fact: Fact, id: string): boolean => {
    const under = fact['envelope'] as string | undefined;
    if (!ownOf(facts, fact, 'confirmed').includes(id)) return false;
    if (under === undefined) return true;
    const later = facts.slice(facts.indexOf(fact) + 1).filter((next) => next.fact === 'doubt-settled');
    const isRaised = facts.some(
      (one) => one.fact === 'doubted' && (one['envelopes'] as string[]).includes(under),
    );
    return !isRaised || (!disowned.has(under) && later.some((next) => confirms(next, under)));
  };
  const named = facts.flatMap((fact) => (fact.fact === 'doubted' ? (fact['envelopes'] as string[]) : []));
  return new Set(named.filter(inDoubt));
}

function settlements(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ fact }) => fact === 'doubt-settled');
}

/** Of the ids in a settlement, those that were put in doubt as its own agency's. */
function ownOf(
  facts: readonly Fact[],
  settlement: Fact,
  member: 'confirmed' | 'disowned',
): readonly string[] {
  const own = facts.filter(({ fact, agency }) => fact === 'doubted' && agency === settlement['agency']);
  const ids = new Set(own.flatMap((fact) => fact['envelopes'] as string[]));
  return (settlement[member] as string[]).filter((id) => ids.has(id));
}
