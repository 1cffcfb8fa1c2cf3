import type { Reading, Statement } from './beliefs.ts';
import { inTurn, readingOf, relatedToLast, toldBeside } from './beliefs.ts';
import type { Reader } from './readers-of.ts';
import { knowsMore, readersOf } from './readers-of.ts';

/** What pivoting leaves over. */
const NEAR = 1e-6;

/** What a table would state if some of its cells were shown. */
type Stated = Statement['stated'];

/** What a reader can tell: nothing; what the earlier tables tell alone; more. `not-so`: what is taken for granted cannot be true. */
type Learned = 'nothing' | 'known' | 'more' | 'not-so';

/**
 * What readers of tables of one quarter can tell when one more is published as well. `publications` are the tables that came out
 * together, oldest first; `next` is one more of the last of them, whatever it states.
 */
export class Readers {
  private readonly readers: readonly Reader[];
  /** How many kinds each reader tells to be small from the earlier tables alone. */
  private readonly toldBefore = new Map<Reader, number | 'not-so'>();

  constructor(
    publications: readonly (readonly Statement[])[],
    next: Omit<Statement, 'stated'>,
    private readonly limit: number,
  ) {
    this.readers = readersOf(inTurn(relatedToLast(toldBeside(publications, { ...next, stated: new Map() }))));
  }

  /**
   * Whether for some reader all worlds that agree with the tables have fewer than the limit of some kind. What the earlier tables
   * reveal alone is not held against the next one. Who takes too much for granted, so that no world is left, goes on with less. Yields
   * again and again: there are many kinds of people.
   */
  *learnFrom(stated: Stated): Generator<undefined, boolean> {
    const toldNothing: Reader[] = [];
    for (const reader of this.readers) {
      if (toldNothing.some((one) => knowsMore(one, reader))) continue;
      const learned = yield* this.learned(reader, stated);
      if (learned === 'more') return true;
      if (learned === 'nothing') toldNothing.push(reader);
    }
    return false;
  }

  private *learned(reader: Reader, stated: Stated): Generator<undefined, Learned> {
    // What no world fits, none fits with one more table.
    if (this.toldBefore.get(reader) === 'not-so') return 'not-so';
    const small = yield* this.smallWith(reader, stated);
    if (small === 0) return 'nothing';
    if (small === 'not-so') {
      if (!this.reading(reader, new Map()).system.solve()) this.toldBefore.set(reader, 'not-so');
      return 'not-so';
    }
    const before = this.toldBefore.get(reader) ?? (yield* this.smallWith(reader, new Map()));
    this.toldBefore.set(reader, before);
    return before !== 'not-so' && small > before ? 'more' : 'known';
  }

  private *smallWith(reader: Reader, stated: Stated): Generator<undefined, number | 'not-so'> {
    return yield* smallKinds(this.reading(reader, stated), this.limit);
  }

  private reading({ told, belief }: Reader, stated: Stated): Reading {
    const all = told.map((one, index) =>
      index === told.length - 1 ? { ...one, table: { ...one.table, stated } } : one,
    );
    return readingOf(all, belief);
  }
}

/** How many kinds of people can only be few; `not-so` where no world is left. */
function* smallKinds({ system, kinds }: Reading, limit: number): Generator<undefined, number | 'not-so'> {
  yield;
  if (!system.solve()) return 'not-so';
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
