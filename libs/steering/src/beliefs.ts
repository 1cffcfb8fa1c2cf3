import { partsOf, typeOf } from './begun-by.ts';
import type { Dimension } from './dimension.ts';
import { valuesOf } from './dimension.ts';
import type { Kind } from './crowd.ts';
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
  readonly kinds: readonly Kind[];
}

/** Reads tables of one quarter with one belief. */
export function readingOf(told: readonly Told[], { nested, history }: Belief): Reading {
  const last = told.reduce((latest, { time }) => Math.max(latest, time), 0);
  const parts = partsOf(told.flatMap(({ table }) => table.from));
  const read = told.flatMap(({ table, time }) => {
    if (history === 'alone' && time !== last) return [];
    const people = crowdsAt(time, last, history).flatMap((crowd) =>
      table.from.flatMap((name) => (parts.get(name) ?? []).map((part) => `${crowd}/${part}`)),
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
  return { system, kinds: [...crowds.values()].flatMap((crowd) => crowd.kinds) };
}

/** By which dimensions each crowd is counted in any of the tables; each list of values once, which `Crowd` joins. */
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

/** A table with the time of its publication, counted from 0. */
export interface Told {
  readonly table: Statement;
  readonly time: number;
}

/** The tables of all publications, oldest first, and one more that belongs to the last of them. */
export function toldBeside(
  publications: readonly (readonly Statement[])[],
  next: Statement,
): readonly Told[] {
  const before = publications.flatMap((tables, time) => tables.map((table) => ({ table, time })));
  return [...before, { table: next, time: Math.max(0, publications.length - 1) }];
}

/** The same with the times at which none of them was published left out. */
export function inTurn(told: readonly Told[]): readonly Told[] {
  const times = [...new Set(told.map(({ time }) => time))];
  return told.map(({ table, time }) => ({ table, time: times.indexOf(time) }));
}

/**
 * The tables that can tell anything of those whom the last one counts: it, those that count events of the same types, those that count
 * events of the same types as these, and so on. All others are about unknowns that stand in no sum with these.
 */
export function relatedToLast(told: readonly Told[]): readonly Told[] {
  const types = new Set(told.at(-1)?.table.from.map(typeOf));
  for (let before = -1; before < types.size;) {
    before = types.size;
    for (const { table } of told)
      if (table.from.some((name) => types.has(typeOf(name))))
        for (const name of table.from) types.add(typeOf(name));
  }
  return told.filter(({ table }) => table.from.some((name) => types.has(typeOf(name))));
}

/** Of which crowds the people counted at one time are made up: those of the beginning, and who came, or had not gone yet. */
function crowdsAt(time: number, last: number, history: Belief['history']): readonly number[] {
  if (history === 'same') return [0];
  if (history === 'alone') return [time];
  const all = Array.from({ length: last + 1 }, (_, crowd) => crowd);
  return history === 'only-came' ? all.slice(0, time + 1) : all.slice(time);
}
