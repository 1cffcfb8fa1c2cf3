import type { AtMost, World } from './exact-system.ts';
import { ExactSystem } from './exact-system.ts';

/** After so many tries it is not known whether whole people could do it. */
const TRIES = 2_000;

/** The attacker does not know whether whole people could do it. */
export class TooManyTries extends Error {}

/**
 * A world of whole people that fits all statements, if there is one: where an unknown comes out as a fraction, it is at most the whole
 * number below it, or at least the one above (branch and bound: Land and Doig 1960).
 */
export function wholeWorld(unknowns: number, statements: readonly AtMost[]): readonly number[] | undefined {
  const open: (readonly AtMost[])[] = [[]];
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries > TRIES) throw new TooManyTries('the attacker does not know whether whole people could do it');
    const further = open.pop() ?? [];
    const system = new ExactSystem(unknowns, [...statements, ...further]);
    if (system.contradiction() !== undefined) continue;
    const world = system.world();
    const broken = world.values.findIndex((value) => value % world.parts !== 0);
    if (broken < 0) return world.values.map((value) => value / world.parts);
    const below = Math.floor((world.values[broken] ?? 0) / world.parts);
    open.push([...further, only(broken, -1, -below - 1)], [...further, only(broken, 1, below)]);
  }
  return undefined;
}

/** People of a world, if it is one of whole people. */
export function peopleIn({ values, parts }: World): readonly number[] | undefined {
  return values.every((value) => value % parts === 0) ? values.map((value) => value / parts) : undefined;
}

function only(unknown: number, times: number, bound: number): AtMost {
  return { sum: new Map([[unknown, times]]), bound };
}
