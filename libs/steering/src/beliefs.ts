import type { Dimension } from './dimension.ts';
import { valuesOf } from './dimension.ts';
import { Crowd } from './crowd.ts';
import { LinearSystem } from './linear-system.ts';
import type { Range } from './threshold.ts';
import type { TableHead } from './wait-table.ts';

/** What a table states: whom it counts, and the ranges of its cells that are shown, by their key. */
export interface Statement extends Pick<TableHead, 'step' | 'from' | 'dimensions'> {
  readonly stated: ReadonlyMap<string, Range>;
}

/** What a reader may take for granted beyond what the tables say, and be right with. */
export interface Belief {
  /** That each agency works in its own legal sphere only. */
  readonly nested: boolean;
  /** That nobody came and nobody went between publications; that people only came; that they only went; nothing of that. */
  readonly history: 'same' | 'only-came' | 'only-went' | 'alone';
}

/** All that is allowed for. */
export const beliefs: readonly Belief[] = [false, true].flatMap((nested) =>
  (['alone', 'same', 'only-came', 'only-went'] as const).map((history) => ({ nested, history })),
);

/** What a reader of all tables knows: sums within bounds, and the groups of which he must not be able to tell that they are small. */
export interface Reading {
  readonly system: LinearSystem;
  /** Each the unknowns that it is the sum of. */
  readonly groups: readonly (readonly number[])[];
}

/** Reads tables of one quarter, in the order of their publication, with one belief. */
export function readingOf(tables: readonly Statement[], { nested, history }: Belief): Reading {
  const times = publicationTimes(tables);
  const last = times.at(-1) ?? 0;
  const read = tables.flatMap((table, index) => {
    const time = times[index] ?? 0;
    if (history === 'alone' && time !== last) return [];
    const people = crowdsAt(time, last, history).flatMap((crowd) =>
      table.from.map((type) => `${crowd}/${type}`),
    );
    return [{ table, people }];
  });
  const crowds = new Map<string, Crowd>();
  let unknowns = 0;
  for (const [name, dimensions] of dimensionsOf(read)) {
    const crowd = new Crowd(dimensions, nested, unknowns);
    unknowns = crowd.end;
    crowds.set(name, crowd);
  }
  const system = new LinearSystem(unknowns);
  for (const { sameSums } of crowds.values()) for (const [one, other] of sameSums) system.equal(one, other);
  for (const { table, people } of read)
    for (const [cell, { min, max }] of table.stated)
      system.between({ of: people.flatMap((name) => crowds.get(name)?.cell(cell) ?? []) }, min, max);
  return { system, groups: [...crowds.values()].flatMap((crowd) => crowd.groups) };
}

/** By which dimensions each crowd is counted in any of the tables; lists that name other values are other dimensions. */
function dimensionsOf(
  read: readonly { readonly table: Statement; readonly people: readonly string[] }[],
): ReadonlyMap<string, readonly Dimension[]> {
  const found = new Map<string, Map<string, Dimension>>();
  for (const { table, people } of read)
    for (const name of people) {
      const own = found.get(name) ?? new Map<string, Dimension>();
      for (const dimension of table.dimensions)
        own.set(`${dimension.id}=${valuesOf(dimension).join('|')}`, dimension);
      found.set(name, own);
    }
  return new Map([...found].map(([name, own]) => [name, [...own.values()]]));
}

/** When each table was published: a step that comes a second time opens the next time. */
function publicationTimes(tables: readonly Statement[]): readonly number[] {
  let time = 0;
  let seen = new Set<string>();
  return tables.map(({ step }) => {
    if (seen.has(step)) {
      time += 1;
      seen = new Set();
    }
    seen.add(step);
    return time;
  });
}

/** Of which crowds the people counted at one time are made up: those of the beginning, and who came, or had not gone yet. */
function crowdsAt(time: number, last: number, history: Belief['history']): readonly number[] {
  if (history === 'same') return [0];
  if (history === 'alone') return [time];
  const all = Array.from({ length: last + 1 }, (_, crowd) => crowd);
  return history === 'only-came' ? all.slice(0, time + 1) : all.slice(time);
}
