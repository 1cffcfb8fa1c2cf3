import type { PublishedTable } from '../index.ts';
import { LinearSystem } from '../linear-system.ts';

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

interface Kind {
  readonly begins: string;
  /** Which of the codes that tables ask for its events hold; empty for every other. */
  readonly code: string;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Everything that a reader can work out from all tables: the smallest upper bound that any kind of people (one value of each
 * dimension) can be given, among them or among those who came or went between two publications. Infinity when the belief cannot be true.
 */
export function leastUpperBound(
  publications: readonly Publication[],
  belief: Belief,
  enough: number,
): number {
  const kinds = kindsOf(publications.flat(), belief.nested);
  const eras = belief.history === 'same' ? 1 : publications.length;
  const system = new LinearSystem(kinds.length * eras);
  for (const [time, publication] of publications.entries()) {
    for (const table of publication) {
      for (const { dimension, value, count } of table.cells) {
        if (count === null) continue;
        const counted = kinds.flatMap((one, kind) =>
          counts(table.from, one) && (dimension === 'all' || one.values.get(dimension) === value)
            ? erasOf(time, eras, belief.history).map((era) => era * kinds.length + kind)
            : [],
        );
        system.between({ of: counted }, count - table.threshold, count + table.threshold - 1);
      }
    }
  }
  if (!system.solve()) return Number.POSITIVE_INFINITY;
  const bounds = Array.from({ length: kinds.length * eras }, (_, unknown) =>
    system.maximum({ of: [unknown] }, enough),
  );
  return Math.min(...bounds);
}

/** Of which eras' unknowns the people of one publication are the sum. */
function erasOf(time: number, eras: number, history: Belief['history']): readonly number[] {
  if (history === 'same') return [0];
  if (history === 'free') return [time];
  const all = Array.from({ length: eras }, (_, era) => era);
  return history === 'only-added' ? all.slice(0, time + 1) : all.slice(time);
}

/** Every combination of values that people may have. */
function kindsOf(tables: readonly PublishedTable[], nested: boolean): readonly Kind[] {
  const asked = [...new Set(tables.flatMap(({ from }) => from))].map(askedBy);
  const begins = [...new Set(asked.map(({ type }) => type))].flatMap((type) => {
    const codes = asked.filter((one) => one.type === type).flatMap((one) => one.codes ?? []);
    return [...new Set([...codes, ''])].map((code) => ({ begins: type, code }));
  });
  const dimensions = [
    ...new Map(tables.flatMap((table) => table.dimensions).map((one) => [one.id, one])).values(),
  ];
  const combinations = dimensions.reduce<ReadonlyMap<string, string>[]>(
    (kinds, { id, values }) =>
      kinds.flatMap((kind) =>
        [...values.map((value) => value.id), 'other'].map((value) => new Map([...kind, [id, value]])),
      ),
    [new Map()],
  );
  const possible = combinations.filter(
    (kind) =>
      !nested ||
      dimensions.every(({ id, values, within = '' }) => {
        const { of } = values.find((value) => value.id === kind.get(id)) ?? {};
        return of === undefined || kind.get(within) === of;
      }),
  );
  return begins.flatMap((begin) => possible.map((values) => ({ ...begin, values })));
}

/** `type?field=one|other` as it is written in a table; one field for each type. */
function askedBy(name: string): { readonly type: string; readonly codes?: readonly string[] } {
  const at = name.indexOf('?');
  if (at < 0) return { type: name };
  return { type: name.slice(0, at), codes: name.slice(name.indexOf('=', at) + 1).split('|') };
}

function counts(from: readonly string[], { begins, code }: Kind): boolean {
  return from.map(askedBy).some(({ type, codes }) => type === begins && (codes?.includes(code) ?? true));
}
