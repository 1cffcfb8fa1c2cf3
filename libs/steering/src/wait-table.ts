import { begunBy } from './begun-by.ts';
import type { Dimension } from './dimension.ts';
import { valueOf, valuesOf } from './dimension.ts';
import type { CaseFacts } from './fact.ts';
import type { Outcome } from './outcome.ts';
import { outcomesOf } from './outcome.ts';
import { quarterOf } from './quarter.ts';
import type { WaitStep } from './wait-step.ts';
import type { Spell } from './waits.ts';
import { waits } from './waits.ts';

/** Key of the cell that counts everybody. */
export const ALL = 'all';

/** What a table is about: waits of one step that began in one quarter. */
export interface TableHead {
  /** Id of the step. */
  readonly step: string;
  /** Events that begin it, as `begunBy` names them: tables that share one may count the same people. */
  readonly from: readonly string[];
  /** `2026-Q1`. */
  readonly quarter: string;
  /** How far the waits were watched: ISO 8601, UTC. */
  readonly observedUntil: string;
  readonly dimensions: readonly Dimension[];
}

/** The waits of a table by the key of their cell, one of each case; inside only, it is never published. */
export interface CountedTable extends TableHead {
  /** The step that is waited for; absent where a table is about none. */
  readonly waitedFor?: Pick<WaitStep, 'targetDays'>;
  /** Of which waits its counts tell what became of them: its own, and those of steps that begin with whom it counts. */
  readonly outcomes?: readonly Outcome[];
  readonly cells: ReadonlyMap<string, readonly Spell[]>;
}

/** One cell of a table: everybody, or one value of one dimension. */
export interface CellName {
  readonly key: string;
  readonly dimension: string;
  readonly value: string;
}

/**
 * Sorts the waits of one step that began in one quarter into the cells of its table: of each case the first one only, so that a cell
 * counts people, whoever waits however often.
 */
export function countWaits(
  cases: readonly CaseFacts[],
  step: WaitStep,
  quarter: string,
  observedUntil: string,
  dimensions: readonly Dimension[],
): CountedTable {
  const spells = firstOfEach(cases, quarter, (facts) => waits([facts], step, observedUntil));
  const head = { step: step.id, from: begunBy(step.from), quarter, observedUntil, dimensions };
  return {
    ...head,
    waitedFor: step,
    outcomes: outcomesOf(step),
    cells: cellsOf(spells, dimensions, valueOf),
  };
}

/** Of each case the first wait that began in a quarter: several of one person are still one person. */
export function firstOfEach<S extends Spell>(
  cases: readonly CaseFacts[],
  quarter: string,
  waitsOf: (facts: CaseFacts) => readonly S[],
): readonly S[] {
  return cases.flatMap((facts) => waitsOf(facts).find(({ began }) => quarterOf(began) === quarter) ?? []);
}

/** The waits of each cell, empty ones too. */
export function cellsOf<S extends Spell>(
  spells: readonly S[],
  dimensions: readonly Dimension[],
  value: (spell: S, dimension: Dimension) => string,
): ReadonlyMap<string, readonly S[]> {
  const cells = new Map<string, S[]>([[ALL, [...spells]]]);
  for (const dimension of dimensions) {
    for (const name of valuesOf(dimension)) cells.set(cellKey(dimension, name), []);
    for (const spell of spells) cells.get(cellKey(dimension, value(spell, dimension)))?.push(spell);
  }
  return cells;
}

/** The cells that a table with these dimensions has, in its order. */
export function cellNames(dimensions: readonly Dimension[]): readonly CellName[] {
  const values = dimensions.flatMap((dimension) =>
    valuesOf(dimension).map((value) => ({ key: cellKey(dimension, value), dimension: dimension.id, value })),
  );
  return [{ key: ALL, dimension: ALL, value: ALL }, ...values];
}

/** Key of a dimension's cell. `other` is another group when other values are named: its key names them. */
export function cellKey(dimension: Dimension, value: string): string {
  const named = valuesOf(dimension);
  return value === named.at(-1)
    ? `${dimension.id}=${value} than ${named.slice(0, -1).join('|')}`
    : `${dimension.id}=${value}`;
}
