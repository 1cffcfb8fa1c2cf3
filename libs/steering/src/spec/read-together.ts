import type { Belief, CountRange, Publication } from './attacker.ts';
import { leastUpperBound } from './attacker.ts';

/**
 * What somebody may read together: all tables of a quarter; where that fits no world, one step, in all publications or in two of
 * them, or two steps of one publication. Nobody can go wrong with the table of one step of one publication.
 */
function readTogether(all: readonly Publication[]): readonly (readonly Publication[])[] {
  const steps = [...new Set(all.flat().map((table) => table.step))];
  const only = (tables: Publication, ...some: readonly string[]): Publication =>
    tables.filter((table) => some.includes(table.step));
  const ofSteps = steps.map((one) => all.map((tables) => only(tables, one)));
  const overTime = ofSteps.flatMap((some) => pairsOf(some));
  const atOnce = all.flatMap((tables) => pairsOf(steps).map((two) => [only(tables, ...two)]));
  return [all, ...ofSteps, ...overTime, ...atOnce].map((some) => some.filter(({ length }) => length > 0));
}

/** Each of them alone, and each two of them. */
function pairsOf<X>(some: readonly X[]): readonly (readonly X[])[] {
  return some.flatMap((one, index) => [[one], ...some.slice(index + 1).map((other) => [one, other])]);
}

/** What some reader of all tables ever published finds out: the least bound of any group, infinite where nobody can tell that one is small. */
export function leastLearned(
  published: readonly Publication[],
  beliefs: readonly Belief[],
  enough: number,
  rangeOf?: CountRange,
): number {
  const quarters = new Set(published.flat().map(({ quarter }) => quarter));
  const bounds = [...quarters].flatMap((quarter) => {
    const all = published.map((tables) => tables.filter((table) => table.quarter === quarter));
    return beliefs.map((belief) => learned(all, belief, enough, rangeOf));
  });
  return Math.min(...bounds);
}

/** Of who reads all together; of everybody who reads less where all together cannot be true. */
function learned(all: readonly Publication[], belief: Belief, enough: number, rangeOf?: CountRange): number {
  const [whole = [], ...fewer] = readTogether(all);
  const bound = leastUpperBound(whole, belief, enough, rangeOf);
  if (bound !== 'impossible') return bound;
  const bounds = fewer.map((some) => leastUpperBound(some, belief, enough, rangeOf));
  return Math.min(...bounds.map((one) => (one === 'impossible' ? Infinity : one)));
}
