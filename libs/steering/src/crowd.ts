import type { Dimension } from './dimension.ts';
import { valuesOf } from './dimension.ts';
import { ALL, cellKey } from './wait-table.ts';

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
  /** Groups that nobody may find out to be small: each value, and each rest. Every other group holds people of one of them. */
  readonly groups: readonly (readonly number[])[];
  private readonly cells = new Map<string, readonly number[]>();

  constructor(dimensions: readonly Dimension[], nested: boolean, first: number) {
    this.end = first;
    const innerOf = ({ id }: Dimension): Dimension | undefined =>
      nested ? dimensions.find(({ within }) => within === id) : undefined;
    const rests: (readonly number[])[] = [];
    for (const dimension of dimensions.filter((one) => innerOf(one) === undefined)) this.lay(dimension);
    for (const outer of dimensions) {
      const inner = innerOf(outer);
      if (inner !== undefined) rests.push(...this.layAround(outer, inner));
    }
    const wholes = dimensions.map((dimension) =>
      valuesOf(dimension).flatMap((value) => this.cell(cellKey(dimension, value))),
    );
    const whole = wholes[0] ?? [this.end++];
    this.sameSums = wholes.slice(1).map((other) => [whole, other] as const);
    this.groups = [...this.cells.values(), ...rests, whole];
    this.cells.set(ALL, whole);
  }

  /** The unknowns that make up a cell. */
  cell(key: string): readonly number[] {
    return this.cells.get(key) ?? [];
  }

  private lay(dimension: Dimension): void {
    for (const value of valuesOf(dimension)) this.cells.set(cellKey(dimension, value), [this.end++]);
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
