import type { Belief, Reading, Statement, Told } from './beliefs.ts';
import { beliefs, readingOf, relatedToLast, toldInOrder } from './beliefs.ts';

/** What pivoting leaves over. */
const NEAR = 1e-6;

/** What a table would state if some of its cells were shown. */
type Stated = Statement['stated'];

/**
 * What readers of tables of one quarter can tell when one more is published as well. `previous` in the order of publication; `next` is
 * that table, whatever it states.
 */
export class Readers {
  private readonly told: readonly Told[];
  private readonly beliefs: readonly Belief[];
  /** How many kinds each belief tells to be small from the earlier tables alone. */
  private readonly toldBefore = new Map<Belief, number>();

  constructor(
    previous: readonly Statement[],
    next: Omit<Statement, 'stated'>,
    private readonly limit: number,
  ) {
    this.told = relatedToLast(toldInOrder([...previous, { ...next, stated: new Map() }]));
    const times = new Set(this.told.map(({ time }) => time));
    const nests = this.told.some(({ table }) => table.dimensions.some(({ within }) => within !== undefined));
    // Where nothing lies between two publications, or within another value, these beliefs are all the same one.
    this.beliefs = beliefs.filter(
      ({ history, nested }) => (times.size > 1 || history === 'alone') && (nests || !nested),
    );
  }

  /**
   * Whether with some belief all worlds that agree with the tables have fewer than the limit of some kind. What the earlier tables
   * reveal alone is not held against the next one. Yields again and again: there are many kinds of people.
   */
  *learnFrom(stated: Stated): Generator<undefined, boolean> {
    for (const belief of this.beliefs) {
      const small = yield* this.smallWith(belief, stated);
      if (small > 0 && small > (yield* this.smallBefore(belief))) return true;
    }
    return false;
  }

  private *smallBefore(belief: Belief): Generator<undefined, number> {
    const known = this.toldBefore.get(belief) ?? (yield* this.smallWith(belief, new Map()));
    this.toldBefore.set(belief, known);
    return known;
  }

  private *smallWith(belief: Belief, stated: Stated): Generator<undefined, number> {
    const last = this.told.at(-1);
    if (last === undefined) return 0;
    const told = [...this.told.slice(0, -1), { ...last, table: { ...last.table, stated } }];
    return yield* smallKinds(readingOf(told, belief), this.limit);
  }
}

/** How many kinds of people can only be few; none where the belief cannot be true. */
function* smallKinds({ system, kinds }: Reading, limit: number): Generator<undefined, number> {
  yield;
  if (!system.solve()) return 0;
  let open = kinds;
  let small = 0;
  for (let kind = open[0]; kind !== undefined; kind = open[0]) {
    yield;
    const { reached, world } = system.together(
      kind.map((of) => ({ of })),
      limit,
    );
    if (reached < limit - NEAR) small += 1;
    // One world mostly shows many kinds large at once.
    const isSmall = (of: readonly number[]): boolean =>
      of.reduce((sum, unknown) => sum + (world[unknown] ?? 0), 0) < limit - NEAR;
    open = open.filter((other) => other !== kind && other.some(isSmall));
  }
  return small;
}
