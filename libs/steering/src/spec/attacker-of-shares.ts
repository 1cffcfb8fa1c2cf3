import type { PublishedShare, PublishedTable } from '../index.ts';
import type { AtMost } from './exact-system.ts';
import { ExactSystem } from './exact-system.ts';
import { isIn, kindsOf } from './world-kinds.ts';

/** What may have become of a wait: over in time, or later than it should; going on; broken off. */
const FATES = ['inTime', 'late', 'waiting', 'broken'] as const;
type Fate = (typeof FATES)[number];

/** Of whom each share tells, where nothing breaks off before the target and all were watched for so long. */
const SHARES = {
  beyondTarget: ['late', 'waiting', 'broken'],
  stillWaiting: ['waiting'],
  brokenOff: ['broken'],
} as const satisfies Readonly<Record<string, readonly Fate[]>>;
const NAMES = ['beyondTarget', 'stillWaiting', 'brokenOff'] as const;

/** Every choice of fates but none and all of them: whoever is told of one is told of the rest. */
const GROUPS: readonly (readonly Fate[])[] = Array.from({ length: 2 ** FATES.length - 2 }, (_, index) =>
  FATES.filter((_fate, place) => ((index + 1) >> place) % 2 === 1),
);

/** Marks lie on multiples of 5 percent. */
const PARTS = 20;

/**
 * What somebody finds out who also reads the shares of a table: the smallest upper bound of any kind of people, and, of everybody, of
 * any group by what became of their waits; infinite where each may have `enough`, `impossible` where nothing fits.
 */
export function leastBoundByShares(table: PublishedTable, enough: number): number | 'impossible' {
  const kinds = kindsOf([table], false);
  const unknowns = (own: readonly number[], fates: readonly Fate[]): readonly number[] =>
    own.flatMap((kind) => fates.map((fate) => kind * FATES.length + FATES.indexOf(fate)));
  const statements = table.cells.flatMap((cell) => {
    const own = kinds.flatMap((kind, index) => (isIn(kind, table, cell) ? [index] : []));
    return statementsOf(cell, table.threshold, (fates) => unknowns(own, fates));
  });
  const everybody = kinds.map((_, kind) => kind);
  const asked = [
    ...everybody.map((kind) => unknowns([kind], FATES)),
    ...GROUPS.map((fates) => unknowns(everybody, fates)),
  ];
  return leastOf(kinds.length * FATES.length, statements, asked, enough);
}

/** Who ended, was broken off, or waits on, of those who waited at the first of two instants. */
const MOVES = [
  ['over', 'over'],
  ['broken', 'broken'],
  ['waiting', 'over'],
  ['waiting', 'broken'],
  ['waiting', 'waiting'],
] as const;

/** The same of whoever takes the people of two publications for the same ones: of any group by what became of them in between. */
export function leastBoundOverTime(
  [first, second]: readonly [PublishedTable, PublishedTable],
  enough: number,
): number | 'impossible' {
  const statements = [first, second].flatMap(({ cells: [whole], threshold }, time) => {
    const among = (fates: readonly Fate[]): readonly number[] =>
      MOVES.flatMap((move, index) => {
        const at = move[time];
        const isAmong = at === 'over' ? fates.includes('inTime') : fates.some((fate) => fate === at);
        return isAmong ? [index] : [];
      });
    // Who was late is not looked at here.
    return whole === undefined ? [] : statementsOf({ ...whole, beyondTarget: null }, threshold, among);
  });
  const asked = MOVES.map((_, index) => [index]);
  return leastOf(MOVES.length, statements, asked, enough);
}

function statementsOf(
  cell: PublishedTable['cells'][number],
  threshold: number,
  among: (fates: readonly Fate[]) => readonly number[],
): readonly AtMost[] {
  if (cell.count === null) return [];
  const all = among(FATES);
  return [
    sumOf([[all, 1]], cell.count + threshold - 1),
    sumOf([[all, -1]], threshold - cell.count),
    ...NAMES.flatMap((name) => shareSaid(cell[name] ?? null, among(SHARES[name]), all)),
  ];
}

/** More than so many parts of all, unless it may be nobody; at most so many. */
function shareSaid(
  share: PublishedShare,
  some: readonly number[],
  all: readonly number[],
): readonly AtMost[] {
  if (share === null) return [];
  const [least, most] = [share.from, share.to].map((percent) => (percent * PARTS) / 100);
  const atMost = sumOf(
    [
      [some, PARTS],
      [all, -(most ?? 0)],
    ],
    0,
  );
  return share.from === 0
    ? [atMost]
    : [
        atMost,
        sumOf(
          [
            [all, least ?? 0],
            [some, -PARTS],
          ],
          -1,
        ),
      ];
}

function leastOf(
  unknowns: number,
  statements: readonly AtMost[],
  asked: readonly (readonly number[])[],
  enough: number,
): number | 'impossible' {
  const system = new ExactSystem(unknowns, statements);
  if (system.contradiction() !== undefined) return 'impossible';
  const bounds = asked.map((group) => {
    const answer = system.climb(group, enough);
    if (!('times' in answer)) return Infinity;
    return (
      answer.times.reduce((sum, often, at) => sum + often * (statements[at]?.bound ?? 0), 0) / answer.parts
    );
  });
  return Math.min(...bounds);
}

function sumOf(
  terms: readonly (readonly [unknowns: readonly number[], times: number])[],
  bound: number,
): AtMost {
  const sum = new Map<number, number>();
  for (const [some, times] of terms)
    for (const unknown of some) sum.set(unknown, (sum.get(unknown) ?? 0) + times);
  return { sum, bound };
}
