import type { Dimension } from './dimension.ts';
import { OTHER, valuesOf } from './dimension.ts';
import { ALL, cellKey } from './wait-table.ts';

/** Sums, each the unknowns that it is made of: as many people as are in every one of them may be of the kind. */
export type Kind = readonly (readonly number[])[];

/**
 * People of whom only sums are known: how many fall under each value of each dimension. Every dimension makes up the same whole; with
 * `nested` a legal sphere is what its agencies count and a rest. How the dimensions cross is left open: whatever the sums are, people
 * can be found for them.
 */
export class Crowd {
  /** Index of the first unknown that is not this crowd's. */
  end: number;
  /** Sums that are the same, as all dimensions count the same people. */
  readonly sameSums: readonly (readonly [readonly number[], readonly number[]])[];
  /**
   * Groups that nobody may find out to be small: each kind of people, by one value of every dimension. However the dimensions cross, as
   * many can be of a kind as are in each of its values; so a kind is given by the sums that it is in. Every other group holds a kind.
   */
  readonly kinds: readonly Kind[];
  private readonly cells = new Map<string, readonly number[]>();

  constructor(lists: readonly Dimension[], nested: boolean, first: number) {
    this.end = first;
    const dimensions = [...Map.groupBy(lists, ({ id }) => id).values()].map(joined);
    const innerOf = ({ id }: Dimension): Dimension | undefined =>
      nested ? dimensions.find(({ within }) => within === id) : undefined;
    const rests = new Map<Dimension, readonly (readonly number[])[]>();
    for (const dimension of dimensions.filter((one) => innerOf(one) === undefined)) this.lay(dimension);
    for (const outer of dimensions) {
      const inner = innerOf(outer);
      if (inner !== undefined) rests.set(inner, this.layAround(outer, inner));
    }
    for (const list of lists) this.layOther(list, dimensions);
    const wholes = dimensions.map((dimension) =>
      valuesOf(dimension).flatMap((value) => this.cell(cellKey(dimension, value))),
    );
    const whole = wholes[0] ?? [this.end++];
    this.sameSums = wholes.slice(1).map((other) => [whole, other] as const);
    const outers = new Set(dimensions.filter((one) => innerOf(one) !== undefined));
    this.kinds = dimensions
      .filter((one) => !outers.has(one))
      .map((one) => this.partsOf(one, rests.get(one)))
      .reduce<Kind[]>((kinds, parts) => kinds.flatMap((kind) => parts.map((part) => [...kind, part])), [[]])
      .map((kind) => (kind.length === 0 ? [whole] : kind));
    this.cells.set(ALL, whole);
  }

  /** The unknowns that make up a cell. */
  cell(key: string): readonly number[] {
    return this.cells.get(key) ?? [];
  }

  /** Where a dimension lies within another, its values and what is left of the outer ones part the people. */
  private partsOf(
    dimension: Dimension,
    rests: readonly (readonly number[])[] | undefined,
  ): readonly (readonly number[])[] {
    if (rests === undefined) return valuesOf(dimension).map((value) => this.cell(cellKey(dimension, value)));
    return [...dimension.values.map(({ id }) => this.cell(cellKey(dimension, id))), ...rests];
  }

  private lay(dimension: Dimension): void {
    for (const value of valuesOf(dimension)) this.cells.set(cellKey(dimension, value), [this.end++]);
  }

  /** Whom one list calls other, another one may name. */
  private layOther(list: Dimension, dimensions: readonly Dimension[]): void {
    const all = dimensions.find(({ id }) => id === list.id) ?? list;
    const named = new Set(list.values.map(({ id }) => id));
    const others = valuesOf(all).filter((value) => value === OTHER || !named.has(value));
    this.cells.set(
      cellKey(list, OTHER),
      others.flatMap((value) => this.cell(cellKey(all, value))),
    );
  }

  /** A sphere's count is that of its agencies and of a rest, which is an unknown of its own. */
  private layAround(outer: Dimension, inner: Dimension): readonly (readonly number[])[] {
    return valuesOf(outer).map((value) => {
      const rest = [this.end++];
      const parts = inner.values
        .filter(({ of }) => of === value)
        .flatMap(({ id }) => this.cell(cellKey(inner, id)));
      this.cells.set(cellKey(outer, value), [...parts, ...rest]);
      return rest;
    });
  }
}

/** All lists of one dimension, as agreements changed it, as one: it names whatever any of them names. */
function joined(lists: readonly Dimension[]): Dimension {
  const [first] = lists;
  if (first === undefined) throw new TypeError('A dimension has a list of values.');
  const values = new Map(lists.flatMap((list) => list.values.map((value) => [value.id, value] as const)));
  return { ...first, ...lists.findLast(({ within }) => within !== undefined), values: [...values.values()] };
}
