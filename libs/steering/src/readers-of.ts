import type { Belief, Told } from './beliefs.ts';
import { beliefs, inTurn, relatedToLast } from './beliefs.ts';

/** Somebody who reads some of the tables together: takes it that those who wait from the same events on are the same people in them. */
export interface Reader {
  readonly told: readonly Told[];
  readonly belief: Belief;
}

/**
 * The readers of all tables that have to do with the last one, who knows most first: for each belief the one who reads all together, and
 * after him those who do with less. People are the same in two tables only as far as nobody waits longer already in one of them: where
 * all together cannot be true, somebody may still be right about two steps, two publications, or the table alone. Nobody can be wrong
 * who reads the table alone. Two steps are read together within one publication only: over several, there are too many worlds to ask
 * about (0133).
 */
export function readersOf(told: readonly Told[]): readonly Reader[] {
  const times = new Set(told.map(({ time }) => time));
  const nests = told.some(({ table }) => table.dimensions.some(({ within }) => within !== undefined));
  // Where nothing lies between two publications, or within another value, these beliefs are all the same one.
  return beliefs
    .filter(({ history, nested }) => (times.size > 1 || history === 'alone') && (nests || !nested))
    .toSorted((one, other) => Number(one.history === 'alone') - Number(other.history === 'alone'))
    .flatMap((belief) => readTogether(told, belief).map((some) => ({ belief, told: some })));
}

/**
 * Whether one reader knows all that the other one knows: then, if the first one finds a world in which no group is small, so does the
 * other. Who takes the publications for related knows more than who looks at the last one alone.
 */
export function knowsMore({ told, belief }: Reader, other: Reader): boolean {
  const tables = new Set(told.map(({ table }) => table));
  return (
    belief.nested === other.belief.nested &&
    (belief.history === other.belief.history || other.belief.history === 'alone') &&
    other.told.every(({ table }) => tables.has(table))
  );
}

/** Which tables, always with the last one: all, then fewer; each choice once. */
function readTogether(told: readonly Told[], { history }: Belief): readonly (readonly Told[])[] {
  const last = told.at(-1);
  if (last === undefined) return [];
  const heard = history === 'alone' ? told.filter(({ time }) => time === last.time) : told;
  const own = heard.filter(({ table }) => table.step === last.table.step);
  const others = history === 'alone' ? [...new Set(heard.map(({ table }) => table.step))] : [];
  const times = new Set(own.map(({ time }) => time));
  const choices = [
    heard,
    own,
    ...others.map((step) =>
      relatedToLast(heard.filter((one) => one.table.step === step || own.includes(one))),
    ),
    ...[...times].map((time) => own.filter((one) => one.time === time || one.time === last.time)),
  ];
  const unlike = new Map(choices.map((some) => [some.map((one) => heard.indexOf(one)).join(), some]));
  return [...unlike.values()].map(inTurn);
}
