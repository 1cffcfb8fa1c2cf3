import type { WaitStep } from './wait-step.ts';

/**
 * Whether two or more of the other steps, one after another, lead from a beginning of this step to an end of it: then it is
 * longer than each of them, and tells nothing of where the time goes.
 */
export function holdsOthers(step: WaitStep, steps: readonly WaitStep[]): boolean {
  const others = steps.filter(({ id }) => id !== step.id);
  const begins = (types: readonly string[], from: ReadonlySet<string>) =>
    types.some((type) => from.has(type));
  const reached = new Set<string>();
  let next = others.filter(({ from }) => begins(from.types, new Set(step.from.types)));
  while (next.length > 0) {
    const ends = new Set(next.flatMap(({ to }) => to.types).filter((type) => !reached.has(type)));
    for (const type of ends) reached.add(type);
    next = others.filter(({ from }) => begins(from.types, ends));
    if (next.some(({ to }) => begins(to.types, new Set(step.to.types)))) return true;
  }
  return false;
}
