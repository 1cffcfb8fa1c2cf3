import type { PublishedCell, PublishedShare, PublishedTable } from '../index.ts';
import type { AtMost } from './exact-system.ts';
import { ExactSystem } from './exact-system.ts';
import { peopleIn, wholeWorld } from './whole-people.ts';
import { isIn, kindsOf } from './world-kinds.ts';

/** What may have become of a wait: over in time, or later than it should; going on; broken off. */
const FATES = ['inTime', 'late', 'waiting', 'broken'] as const;
type Fate = (typeof FATES)[number];

/** Of whom each share tells, where nothing breaks off before the target and all were watched for so long. The product tells the first one only. */
const SHARES = {
  beyondTarget: ['late', 'waiting', 'broken'],
  stillWaiting: ['waiting'],
  brokenOff: ['broken'],
} as const satisfies Readonly<Record<string, readonly Fate[]>>;
const NAMES = ['beyondTarget', 'stillWaiting', 'brokenOff'] as const;

/** Shares of everybody, also such as are not told any more: that they are found out shows that this reader looks. */
export type Shares = Readonly<Partial<Record<(typeof NAMES)[number], PublishedShare>>>;

/** A table whose cells may tell more shares than the product does. */
export type TableWithShares = Omit<PublishedTable, 'cells'> & {
  readonly cells: readonly (PublishedCell & Shares)[];
};

/**
 * What somebody finds out who also reads the shares of a table: the smallest upper bound of any kind of people, and, of everybody, of
 * any group by what became of their waits, in whole people; infinite where each may have `enough`, `impossible` where nothing fits.
 */
export function leastBoundByShares(table: TableWithShares, enough: number): number | 'impossible' {
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
    ...choicesOf(FATES).map((fates) => unknowns(everybody, fates)),
  ];
  return leastOf(kinds.length * FATES.length, statements, asked, enough);
}

/** What became of people by the first of two instants, and by the second; both lie beyond the target of everybody. */
const MOVES = [
  ['inTime', 'inTime'],
  ['late', 'late'],
  ['broken', 'broken'],
  ['waiting', 'late'],
  ['waiting', 'broken'],
  ['waiting', 'waiting'],
] as const satisfies readonly (readonly [Fate, Fate])[];

/** The same of whoever takes the people of two publications for the same ones: of any group by what became of them in between. */
export function leastBoundOverTime(
  [first, second]: readonly [TableWithShares, TableWithShares],
  enough: number,
): number | 'impossible' {
  const statements = [first, second].flatMap(({ cells: [whole], threshold }, time) => {
    const among = (fates: readonly Fate[]): readonly number[] =>
      MOVES.flatMap((move, index) => (fates.some((fate) => fate === move[time]) ? [index] : []));
    return whole === undefined ? [] : statementsOf(whole, threshold, among);
  });
  return leastOf(MOVES.length, statements, choicesOf(MOVES.map((_, index) => index)), enough);
}

/** Every choice but none and all: whoever is told of one is told of the rest. */
function choicesOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** all.length - 2 }, (_, index) =>
    all.filter((_one, place) => ((index + 1) >> place) % 2 === 1),
  );
}

function statementsOf(
  cell: TableWithShares['cells'][number],
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

/** More than so many hundredths of all, unless it may be nobody; at most so many. */
function shareSaid(
  share: PublishedShare,
  some: readonly number[],
  all: readonly number[],
): readonly AtMost[] {
  if (share === null) return [];
  // Marks lie on multiples of 5 percent: smaller numbers stay exact for longer.
  const [least, most] = [share.from / 5, share.to / 5];
  const atMost: readonly Term[] = [
    [some, 20],
    [all, -most],
  ];
  const moreThan: readonly Term[] = [
    [all, least],
    [some, -20],
  ];
  return share.from === 0 ? [sumOf(atMost, 0)] : [sumOf(atMost, 0), sumOf(moreThan, -1)];
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
    if ('times' in answer)
      return (
        answer.times.reduce((sum, often, at) => sum + often * (statements[at]?.bound ?? 0), 0) / answer.parts
      );
    const large = sumOf([[group, -1]], -enough);
    // Fractions of people could do it, whole people cannot: then there are fewer.
    return (peopleIn(answer) ?? wholeWorld(unknowns, [...statements, large])) ? Infinity : enough - 1;
  });
  return Math.min(...bounds);
}

type Term = readonly [unknowns: readonly number[], times: number];

function sumOf(terms: readonly Term[], bound: number): AtMost {
  const sum = new Map<number, number>();
  for (const [some, times] of terms)
    for (const unknown of some) sum.set(unknown, (sum.get(unknown) ?? 0) + times);
  return { sum, bound };
}
