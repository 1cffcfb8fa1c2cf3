import fc from 'fast-check';
import type { Sum } from './linear-system.ts';
import { LinearSystem } from './linear-system.ts';
import type { AtMost } from './spec/exact-system.ts';
import { ExactSystem } from './spec/exact-system.ts';

/** What is known of one sum. */
interface Bounded {
  readonly sum: Sum;
  readonly min: number;
  readonly max: number;
}

const UNKNOWNS = 4;
/** As large as an unknown is tried by enumeration. */
const MOST = 5;
const FAR = 1_000;

function systemOf(known: readonly Bounded[], unknowns = UNKNOWNS): LinearSystem {
  const system = new LinearSystem(unknowns);
  for (const { sum, min, max } of known) system.between(sum, min, max);
  return system;
}

/** Every way to give each unknown a whole number up to `MOST`. */
const everyWorld: readonly (readonly number[])[] = Array.from({ length: UNKNOWNS }).reduce<number[][]>(
  (worlds) => worlds.flatMap((world) => Array.from({ length: MOST + 1 }, (_, value) => [...world, value])),
  [[]],
);

function valueOf({ of, less = [] }: Sum, world: ArrayLike<number>): number {
  const total = (unknowns: readonly number[]) => unknowns.reduce((all, one) => all + (world[one] ?? 0), 0);
  return total(of) - total(less);
}

const fits = (known: readonly Bounded[], world: ArrayLike<number>): boolean =>
  known.every(({ sum, min, max }) => {
    const value = valueOf(sum, world);
    return value >= min - 1e-6 && value <= max + 1e-6;
  });

const bounds = fc.tuple(fc.nat(8), fc.nat(6)).map(([min, more]) => ({ min, max: min + more }));
/** Sums of neighbours: between such bounds, the largest value is reached by whole numbers. */
const neighbours = fc.tuple(fc.nat(UNKNOWNS - 1), fc.nat(UNKNOWNS - 1)).map(([one, other]): Sum => ({
  of: Array.from({ length: Math.abs(one - other) + 1 }, (_, index) => Math.min(one, other) + index),
}));
const anySum = fc
  .tuple(fc.subarray([0, 1, 2, 3], { minLength: 1 }), fc.subarray([0, 1, 2, 3]))
  .map(([of, less]): Sum => ({ of, less: less.filter((unknown) => !of.includes(unknown)) }));
const each: readonly Bounded[] = Array.from({ length: UNKNOWNS }, (_, unknown) => ({
  sum: { of: [unknown] },
  min: 0,
  max: MOST,
}));
const knownOf = (sum: fc.Arbitrary<Sum>) =>
  fc
    .array(
      fc.tuple(sum, bounds).map(([one, range]) => ({ sum: one, ...range })),
      { maxLength: 5 },
    )
    .map((some) => [...each, ...some]);

/** The same statements for the other programme, which counts in whole numbers. */
function statementsOf({ sum: { of, less = [] }, min, max }: Bounded): readonly AtMost[] {
  const signed = (sign: number) =>
    new Map([...of.map((one) => [one, sign] as const), ...less.map((one) => [one, -sign] as const)]);
  return [
    { sum: signed(1), bound: max },
    // As in the product, a least value of zero is none.
    ...(min > 0 ? [{ sum: signed(-1), bound: -min }] : []),
  ];
}

describe('a linear system', () => {
  it('finds how large the rest of a whole can be', () => {
    const system = systemOf([
      { sum: { of: [0, 1] }, min: 50, max: 69 },
      { sum: { of: [0] }, min: 30, max: 49 },
    ]);
    expect(system.solve()).toBe(true);
    expect(system.together([{ of: [1] }], FAR).reached).toBeCloseTo(39);
    expect(system.together([{ of: [0] }], FAR).reached).toBeCloseTo(49);
  });

  it('finds no solution where a part is larger than the whole', () => {
    const system = systemOf([
      { sum: { of: [0, 1] }, min: 10, max: 29 },
      { sum: { of: [0] }, min: 30, max: 49 },
    ]);
    expect(system.solve()).toBe(false);
  });

  it('knows no bound of what no sum holds, and stops at enough', () => {
    const system = systemOf([{ sum: { of: [0] }, min: 0, max: 3 }]);
    expect(system.solve()).toBe(true);
    expect(system.together([{ of: [1] }], 10).reached).toBeCloseTo(10);
  });

  it('counts two wholes of the same people as one', () => {
    const system = new LinearSystem(4);
    system.equal([0, 1], [2, 3]);
    system.between({ of: [0] }, 0, 4);
    system.between({ of: [1] }, 0, 3);
    system.between({ of: [2] }, 5, 20);
    expect(system.solve()).toBe(true);
    expect(system.together([{ of: [3] }], FAR).reached).toBeCloseTo(2);
    expect(system.together([{ of: [2] }], FAR).reached).toBeCloseTo(7);
  });

  it('tells what several sums reach at once, with a world in which they do', () => {
    const system = systemOf([{ sum: { of: [0, 1] }, min: 0, max: 9 }], 2);
    expect(system.solve()).toBe(true);
    const { reached, world } = system.together([{ of: [0] }, { of: [1] }], FAR);
    expect(reached).toBeCloseTo(4.5);
    expect([...world]).toEqual([expect.closeTo(4.5), expect.closeTo(4.5)]);
    // It is as it was before.
    expect(system.together([{ of: [0] }], FAR).reached).toBeCloseTo(9);
  });

  it('of sums of neighbours says what trying every world says', () => {
    fc.assert(
      fc.property(knownOf(neighbours), neighbours, (known, asked) => {
        const worlds = everyWorld.filter((world) => fits(known, world));
        const system = systemOf(known);
        expect(system.solve()).toBe(worlds.length > 0);
        if (worlds.length === 0) return;
        const largest = Math.max(...worlds.map((world) => valueOf(asked, world)));
        const { reached, world } = system.together([asked], FAR);
        expect(reached).toBeCloseTo(largest, 6);
        expect(fits(known, world)).toBe(true);
        expect(system.together([asked], 3).reached).toBeCloseTo(Math.min(3, largest), 6);
      }),
      { numRuns: 400 },
    );
  });

  it('of any sums says what the programme in whole numbers says', () => {
    fc.assert(
      fc.property(knownOf(anySum), fc.array(neighbours, { minLength: 1, maxLength: 3 }), (known, asked) => {
        const together = asked.map(({ of }): AtMost => ({
          sum: new Map([[UNKNOWNS, 1], ...of.map((one) => [one, -1] as const)]),
          bound: 0,
        }));
        const statements = [...known.flatMap(statementsOf), ...together];
        const exact = new ExactSystem(UNKNOWNS + 1, statements);
        const system = systemOf(known);
        const isPossible = exact.contradiction() === undefined;
        expect(system.solve()).toBe(isPossible);
        if (!isPossible) return;
        const bound = exact.climb([UNKNOWNS], Infinity);
        if (!('times' in bound)) throw new Error('every unknown has a bound');
        const most = bound.times.reduce((sum, often, at) => sum + often * (statements[at]?.bound ?? 0), 0);
        const { reached, world } = system.together(asked, FAR);
        expect(reached).toBeCloseTo(most / bound.parts, 6);
        for (const sum of asked) expect(valueOf(sum, world)).toBeGreaterThanOrEqual(reached - 1e-6);
      }),
      { numRuns: 400 },
    );
  });
});
