import type { Titles } from '#catalogue';
import { begunByOf, typeOf } from './begun-by.ts';
import type { Dimension } from './dimension.ts';
import { OTHER } from './dimension.ts';
import type { CaseFacts } from './fact.ts';
import { isCountedByEnd } from './left-out-edges.ts';
import { NEXT, outcomesOf } from './outcome.ts';
import type { PublishedDays, PublishedTable } from './published-table.ts';
import type { CountedTable } from './wait-table.ts';
import { cellsOf, firstOfEach } from './wait-table.ts';
import type { WaitStep } from './wait-step.ts';
import { isAtEnd } from './wait-step.ts';
import type { Spell } from './waits.ts';
import { waits } from './waits.ts';

/** An event type with what people call it. */
export interface NamedType {
  readonly type: string;
  readonly titles: Titles;
}

/** A step with what its tables are counted by. */
export interface StepCounted {
  readonly step: WaitStep;
  readonly dimensions: readonly Dimension[];
}

/** One edge of the graph of steps: so many went on from here to there, and how long that took. */
export interface StepEdge {
  readonly from: string;
  readonly to: string;
  /** Of what they come from: `2026-Q1`. */
  readonly quarter: string;
  readonly count: number;
  readonly median: PublishedDays;
}

/** A wait with the type of what came next; absent where nothing did. */
interface Move extends Spell {
  readonly next?: string;
}

/**
 * What came next after each case's first event of one kind (`from`, as `begunBy` names it) in one quarter, as a table that `publish` takes like every other: edges are counts as
 * well, and are suppressed beside all tables. `types` is the fixed list of where edges may lead (`edgesBeside`); `steps` are all that are
 * counted: edges tell what became of the waits of those that begin with these events.
 */
export function countNext(
  cases: readonly CaseFacts[],
  from: string,
  quarter: string,
  observedUntil: string,
  types: readonly NamedType[],
  steps: readonly WaitStep[] = [],
): CountedTable {
  const dimension: Dimension = {
    id: NEXT,
    titles: { de: 'nächster Schritt', en: 'Next step' },
    values: types.map(({ type, titles }) => ({ id: type, titles })),
  };
  const moves = firstOfEach(cases, quarter, (facts) => movesOf(facts, from, observedUntil));
  const named = new Set(types.map(({ type }) => type));
  const cells = cellsOf(moves, [dimension], ({ next = OTHER }) => (named.has(next) ? next : OTHER));
  const head = { step: `${NEXT}:${from}`, from: [from], quarter, observedUntil, dimensions: [dimension] };
  const own = { step: head.step, from: head.from, ended: [...named], broken: [] };
  const begun = steps.flatMap(outcomesOf).filter((outcome) => outcome.from.includes(from));
  return { ...head, outcomes: [own, ...begun], cells };
}

/**
 * Where edges may lead from events of one kind (`from`): not into what ends, or breaks off, a wait from there on that is also counted by
 * how it ended. Whoever goes there at once has such an end; so edge and ways of issue together would tell that few came there later (0160).
 */
export function edgesBeside<T extends NamedType>(
  from: string,
  types: readonly T[],
  counted: readonly StepCounted[],
): readonly T[] {
  const left = counted
    .filter(({ step, dimensions }) => isCountedByEnd(from, { from: step.from.types, dimensions }))
    .flatMap(({ step }) => endsOf(step));
  return types.filter(({ type }) => !left.includes(type));
}

function endsOf({ to, endedBy = [], restsOn }: WaitStep): readonly string[] {
  return [...to.types, ...endedBy, ...(restsOn?.endedBy.flatMap(({ types }) => types) ?? [])];
}

/** The edges that published tables show; what is suppressed, or leads nowhere yet, is no edge. */
export function stepGraph(tables: readonly PublishedTable[]): readonly StepEdge[] {
  return tables.flatMap(({ from: [from = ''], quarter, cells }) =>
    cells.flatMap(({ dimension, value, count, median }) =>
      dimension === NEXT && value !== OTHER && count !== null
        ? [{ from: typeOf(from), to: value, quarter, count, median }]
        : [],
    ),
  );
}

/** Each event of the kind with the one after it, whatever that is. */
function movesOf(facts: CaseFacts, from: string, observedUntil: string): readonly Move[] {
  const ordered = facts.toSorted((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt));
  return ordered.flatMap((fact, index) => {
    if (!isAtEnd(begunByOf(from), fact)) return [];
    const next = ordered[index + 1];
    const pair = next === undefined ? [fact] : [fact, { ...next, type: NEXT }];
    const seen = next !== undefined && Date.parse(next.happenedAt) <= Date.parse(observedUntil);
    return waits([pair], oneMove(fact.type), observedUntil).map((spell) =>
      seen ? { ...spell, next: next.type } : spell,
    );
  });
}

function oneMove(from: string): WaitStep {
  const titles = { de: '', en: '' };
  return { id: NEXT, titles, from: { types: [from], titles }, to: { types: [NEXT], titles } };
}
