import fc from 'fast-check';
import { isLong } from '../../../test/long-form.ts';
import type { CountedTable, PublishedTable } from './index.ts';
import { publish, suppressionThreshold } from './index.ts';
import type { Belief, CountRange } from './spec/attacker.ts';
import { beliefs, leastUpperBound } from './spec/attacker.ts';
import type { Plan, PublishAs } from './spec/histories.ts';
import { EDGES_INTO_WAYS, histories, PLAIN, plans, publications } from './spec/histories.ts';
import { leastLearned } from './spec/read-together.ts';
import { roundedCount } from './threshold.ts';

const T = suppressionThreshold();
/** Histories of each kind. */
const RUNS = isLong ? 1_000 : 20;
const SEED = Date.now() % 1_000_000_000;
/** A mistake that is made on purpose must be found within so many. */
const WRONG_RUNS = 300;
const PATIENCE_MS = 120_000 + 2_000 * RUNS;

/** Of one publication, all beliefs about what lies between publications are the same; sooner or later everybody sees these tables. */
function beliefsAbout(times: number): readonly Belief[] {
  return times > 1 ? beliefs : beliefs.filter(({ history }) => history === 'free');
}

/** The reader told that some group is small; any other fault is one of the proof. */
class Revealed extends Error {}

function tellsNobody(publishAs: PublishAs, plan: Plan, rangeOf?: CountRange) {
  return fc.property(histories, (history) => {
    const all = publications(history, plan, publishAs);
    const bound = leastLearned(all, beliefsAbout(all.length), T, rangeOf);
    if (bound < T) throw new Revealed(`a group of ${bound} at most`);
  });
}

describe('all tables ever published', () => {
  it.each(Object.entries(plans))(
    'tell nobody that a group, or what came or went between two tables, is under the threshold: %s',
    (what, plan) => {
      fc.assert(
        tellsNobody((before, table) => publish(before, table, T), plan),
        { numRuns: RUNS, endOnFailure: true, seed: SEED },
      );
      if (isLong) process.stdout.write(`${RUNS} histories, seed ${SEED}: ${what}\n`);
    },
    PATIENCE_MS,
  );
});

describe('the same reader finds out', () => {
  const isFound = (publishAs: PublishAs, plan: Plan = PLAIN, rangeOf?: CountRange): boolean => {
    const wrong = tellsNobody(publishAs, plan, rangeOf);
    const found = fc.check(wrong, { numRuns: WRONG_RUNS, endOnFailure: true });
    return found.errorInstance instanceof Revealed;
  };

  const wrongs: Readonly<Record<string, () => boolean>> = {
    'where only small cells are suppressed': () => isFound((_, table) => smallCellsOnly(table)),
    'where earlier tables are not looked at': () => isFound((_, table) => publish([], table, T)),
    'where other tables of the same publication are not looked at': () =>
      isFound((before, table) => publish([...before.slice(0, -1), []], table, T)),
    'where all tables are read together only': () => isFound(readTogetherOnly),
    'where publications are guessed from the order of steps': () =>
      isFound(
        (before, table) => publish(guessed(before.flat(), table), table, T),
        plans['a step that the agreement puts before the others later'],
      ),
    'where what came next is not looked at beside the waits': () =>
      isFound(
        (before, table) =>
          publish(
            before.map((tables) => tables.filter(isLike(table))),
            table,
            T,
          ),
        plans['what came next, beside the waits that begin with it'],
      ),
    'where edges lead into the end of a step that is counted by how it ended': () =>
      isFound((before, table) => publish(before, table, T), EDGES_INTO_WAYS),
    'where counts are rounded to the threshold only': () =>
      isFound((before, table) => roundedLess(publish(before, table, T), table), PLAIN, toTheThreshold),
  };

  it.each(Object.entries(wrongs))(
    '%s',
    (_where, isFoundOut) => {
      expect(isFoundOut()).toBe(true);
    },
    PATIENCE_MS,
  );
});

/** What somebody would publish who suppresses small cells and nothing more. */
function smallCellsOnly(table: CountedTable): PublishedTable {
  const whole = publish([], { ...table, cells: new Map() }, T);
  const counts = [...table.cells.values()].map(({ length }) => length);
  const cells = whole.cells.map((cell, index) => {
    const count = counts[index] ?? 0;
    return count < T ? cell : { ...cell, count: roundedCount(count, T) };
  });
  return { ...whole, cells };
}

/** Nothing more is hidden where whoever reads all tables together finds nothing, also because no world fits them. */
function readTogetherOnly(before: Parameters<PublishAs>[0], table: CountedTable): PublishedTable {
  const plain = smallCellsOnly(table);
  const all = before.map((tables, time) => (time === before.length - 1 ? [...tables, plain] : tables));
  const bounds = beliefsAbout(all.length).map((belief) => leastUpperBound(all, belief, T));
  const isSafe = bounds.every((bound) => bound === 'impossible' || bound >= T);
  return isSafe ? plain : publish(before, table, T);
}

/** A publication ends where a step comes a second time. */
function guessed(
  tables: readonly PublishedTable[],
  { step }: CountedTable,
): readonly (readonly PublishedTable[])[] {
  const guesses: PublishedTable[][] = [[]];
  const last = (): PublishedTable[] => guesses.at(-1) ?? [];
  for (const table of tables)
    if (last().some((one) => one.step === table.step)) guesses.push([table]);
    else last().push(table);
  return last().some((one) => one.step === step) ? [...guesses, []] : guesses;
}

/** Of the same kind: waits beside waits, what came next beside what came next. */
function isLike({ step }: CountedTable): (table: PublishedTable) => boolean {
  return (table) => table.step.startsWith('next:') === step.startsWith('next:');
}

function roundedLess(published: PublishedTable, { cells: counted }: CountedTable): PublishedTable {
  const counts = [...counted.values()].map(({ length }) => length);
  const nearest = (count: number): number => Math.floor((count + T / 2) / T) * T;
  const cells = published.cells.map((cell, index) =>
    cell.count === null ? cell : { ...cell, count: nearest(counts[index] ?? 0) },
  );
  return { ...published, cells };
}

/** What a count says that is rounded to the nearest multiple of the threshold. */
function toTheThreshold(count: number, threshold: number): readonly [number, number] {
  return [count - threshold / 2, count + threshold / 2 - 1];
}
