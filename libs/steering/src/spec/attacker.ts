import type { PublishedTable } from '../index.ts';
import type { AtMost, Proof } from './exact-system.ts';
import { ExactSystem } from './exact-system.ts';
import { peopleIn, wholeWorld } from './whole-people.ts';
import { isIn, kindsOf } from './world-kinds.ts';

/** What the attacker takes for granted beyond the tables. */
export interface Belief {
  /** Each agency works in its own legal sphere only. */
  readonly nested: boolean;
  /** How the people of one publication relate to those of the next. */
  readonly history: 'free' | 'same' | 'only-added' | 'only-removed';
}

export const beliefs: readonly Belief[] = [false, true].flatMap((nested) =>
  (['free', 'same', 'only-added', 'only-removed'] as const).map((history) => ({ nested, history })),
);

/** The tables that were published at one time, all of one quarter. */
export type Publication = readonly PublishedTable[];

/** The true counts that may stand behind a published one: both ends belong to it. */
export type CountRange = (count: number, threshold: number) => readonly [least: number, most: number];

/** As the tables say of themselves: to the nearest double of the threshold, half up. */
const toTheDouble: CountRange = (count, threshold) => [count - threshold, count + threshold - 1];

/** A cell that is shown: which unknowns it counts, and what it says of their sum. */
interface Shown {
  readonly counts: readonly number[];
  readonly least: number;
  readonly most: number;
}

/**
 * Everything that a reader can work out from all tables: the smallest upper bound that any kind of people (one value of each
 * dimension) can be given, among them or among those who came or went between two publications; infinity where each may have `enough`,
 * `impossible` where the belief cannot be true. No answer is taken on trust: that a group may be large is shown by a world of
 * whole people who fill every cell that is shown, that it is small by statements of the tables that add up to it.
 */
export function leastUpperBound(
  publications: readonly Publication[],
  belief: Belief,
  enough: number,
  rangeOf: CountRange = toTheDouble,
): number | 'impossible' {
  const { shown, unknowns } = read(publications, belief, rangeOf);
  // Whom every cell counts alike, nobody can tell apart: one stands for all of them.
  const { kinds, cells } = alike(shown, unknowns);
  const statements = cells.flatMap(statementsOf);
  const system = new ExactSystem(kinds, statements);
  const contradiction = system.contradiction();
  if (contradiction !== undefined) {
    checkProof(contradiction, statements, kinds);
    return 'impossible';
  }
  const open = new Set(Array.from({ length: kinds }, (_, kind) => kind));
  for (const kind of open) {
    const answer = system.climb([kind], enough);
    if ('times' in answer) return checkProof(answer, statements, kinds, { kind, enough });
    const large: AtMost = { sum: new Map([[kind, -1]]), bound: -enough };
    const people = peopleIn(answer) ?? wholeWorld(kinds, [...statements, large]);
    // Fractions of people could do it, whole people cannot: then there are fewer.
    if (people === undefined) return enough - 1;
    checkWorld(people, cells);
    open.delete(kind);
    // One world mostly shows many kinds large at once.
    for (const other of open) if ((people[other] ?? 0) >= enough) open.delete(other);
  }
  return Infinity;
}

function read(
  publications: readonly Publication[],
  { nested, history }: Belief,
  rangeOf: CountRange,
): { readonly shown: readonly Shown[]; readonly unknowns: number } {
  const kinds = kindsOf(publications.flat(), nested);
  const eras = history === 'same' ? 1 : publications.length;
  const shown = publications.flatMap((tables, time) =>
    tables.flatMap((table) =>
      table.cells.flatMap((cell): readonly Shown[] => {
        if (cell.count === null) return [];
        const [least, most] = rangeOf(cell.count, table.threshold);
        const own = kinds.flatMap((kind, index) => (isIn(kind, table, cell) ? [index] : []));
        const at = erasOf(time, eras, history);
        return [{ counts: at.flatMap((era) => own.map((kind) => era * kinds.length + kind)), least, most }];
      }),
    ),
  );
  return { shown, unknowns: kinds.length * eras };
}

/** Of which eras' unknowns the people of one publication are the sum. */
function erasOf(time: number, eras: number, history: Belief['history']): readonly number[] {
  if (history === 'same') return [0];
  if (history === 'free') return [time];
  const all = Array.from({ length: eras }, (_, era) => era);
  return history === 'only-added' ? all.slice(0, time + 1) : all.slice(time);
}

function alike(
  shown: readonly Shown[],
  unknowns: number,
): { readonly kinds: number; readonly cells: readonly Shown[] } {
  const marks = Array.from({ length: unknowns }, () => '');
  for (const [cell, { counts }] of shown.entries())
    for (const unknown of counts) marks[unknown] += ` ${cell}`;
  const unlike = [...new Set(marks)];
  const cells = shown.map((cell, index) => ({
    ...cell,
    counts: unlike.flatMap((mark, kind) => (mark.split(' ').includes(String(index)) ? [kind] : [])),
  }));
  return { kinds: unlike.length, cells };
}

function statementsOf({ counts, least, most }: Shown): readonly AtMost[] {
  const sum = (times: number): ReadonlyMap<number, number> => new Map(counts.map((kind) => [kind, times]));
  return [
    { sum: sum(1), bound: most },
    { sum: sum(-1), bound: -least },
  ];
}

/** That these people fill every cell as it says. */
function checkWorld(people: readonly number[], cells: readonly Shown[]): void {
  if (people.some((count) => count < 0)) throw new Error('the attacker is wrong: fewer than nobody');
  for (const { counts, least, most } of cells) {
    const sum = counts.reduce((all, kind) => all + (people[kind] ?? 0), 0);
    if (sum < least || sum > most) throw new Error('the attacker is wrong: a world that is not so');
  }
}

/** What the statements say together of one kind, or, of none, that they cannot all be true. */
function checkProof(
  { times, parts }: Proof,
  statements: readonly AtMost[],
  kinds: number,
  about?: { readonly kind: number; readonly enough: number },
): number {
  const sum = Array.from({ length: kinds }, () => 0);
  let bound = 0;
  for (const [index, statement] of statements.entries()) {
    const often = times[index] ?? 0;
    if (often < 0) throw new Error('the attacker is wrong: statements may not be turned round');
    for (const [kind, count] of statement.sum) sum[kind] = (sum[kind] ?? 0) + often * count;
    bound += often * statement.bound;
  }
  const holds = sum.every((count, kind) => count >= (kind === about?.kind ? parts : 0));
  const limit = about === undefined ? 0 : about.enough * parts;
  if (!holds || bound >= limit) throw new Error('the attacker is wrong: the statements do not say so');
  return bound / parts;
}
