/** Smaller than this is zero: what pivoting leaves over. */
const TINY = 1e-9;
/** After so many steps the slower rule is used that cannot go in circles (Bland 1977). */
const QUICK_STEPS = 200;

/** One sum of unknowns: the index of each, as often as it counts; those in `less` are taken off. */
export interface Sum {
  readonly of: readonly number[];
  readonly less?: readonly number[];
}

/**
 * Unknowns that are not negative, under bounds on sums of them, and how large another sum can be: the simplex method (Dantzig 1947) on
 * a dense tableau. Made for some hundreds of unknowns.
 */
export class LinearSystem {
  private readonly bounds: { readonly sum: Sum; readonly bound: number; readonly least: boolean }[] = [];
  private rows: Float64Array[] = [];
  private basis: number[] = [];
  /** Unknowns and slacks; helpers have higher numbers and no column. */
  private columns = 0;

  constructor(private readonly unknowns: number) {}

  /** What is known of a sum; infinity is no upper bound. */
  between(sum: Sum, min: number, max: number): void {
    if (min > 0) this.bounds.push({ sum, bound: min, least: true });
    if (Number.isFinite(max)) this.bounds.push({ sum, bound: max, least: false });
  }

  /** That two sums are the same. */
  equal(of: readonly number[], less: readonly number[]): void {
    this.between({ of, less }, 0, 0);
    this.between({ of: less, less: of }, 0, 0);
  }

  /** Looks for one solution; false when there is none. Must come before `together`. */
  solve(): boolean {
    const own = this.unknowns + this.bounds.length;
    this.columns = own;
    const width = own + 1;
    // A helper that left the basis never comes back: helpers have indexes, and no columns.
    let helper = own;
    this.basis = [];
    this.rows = this.bounds.map(({ sum, bound, least }, index) => {
      const row = rowOf(sum, width);
      row[this.unknowns + index] = least ? -1 : 1;
      row[own] = bound;
      this.basis.push(least ? helper++ : this.unknowns + index);
      return row;
    });
    if (this.maximize(new Float64Array(width), -1, -TINY) < -1e-6) return false;
    // A helper that stays in the basis at zero must not grow again.
    for (const [index, basic] of this.basis.entries()) {
      const column = basic < own ? -1 : (this.rows[index]?.subarray(0, own).findIndex(isThere) ?? -1);
      if (column >= 0) this.pivot(index, column);
    }
    return true;
  }

  /**
   * The largest value up to `enough` that several sums reach all at once, with the unknowns' values there. Leaves the system as it was.
   */
  together(sums: readonly Sum[], enough: number): { readonly reached: number; readonly world: Float64Array } {
    const branch = new LinearSystem(this.unknowns);
    const least = this.columns;
    branch.columns = this.columns + 2 + sums.length;
    for (const [index, row] of this.rows.entries()) {
      const basic = this.basis[index] ?? 0;
      // What is left of a helper is an empty row.
      if (basic >= this.columns) continue;
      branch.rows.push(this.widened(row, branch.columns + 1));
      branch.basis.push(basic);
    }
    const known = [...branch.rows];
    for (const [nth, sum] of sums.entries()) {
      const row = rowOf({ of: [], less: sum.of }, branch.columns + 1);
      row[least] = 1;
      row[least + 1 + nth] = 1;
      for (const [index, basic] of branch.basis.entries())
        if (index < known.length) subtract(row, known[index], row[basic] ?? 0);
      branch.rows.push(row);
      branch.basis.push(least + 1 + nth);
    }
    const cap = rowOf({ of: [least, branch.columns - 1] }, branch.columns + 1);
    cap[branch.columns] = enough;
    branch.rows.push(cap);
    branch.basis.push(branch.columns - 1);
    const reached = branch.maximize(rowOf({ of: [least] }, branch.columns + 1), 0, Number.POSITIVE_INFINITY);
    return { reached, world: branch.solution() };
  }

  private widened(row: Float64Array, width: number): Float64Array {
    const wide = new Float64Array(width);
    wide.set(row.subarray(0, this.columns));
    wide[width - 1] = row.at(-1) ?? 0;
    return wide;
  }

  /** The unknowns' values in the solution that was come upon last. */
  solution(): Float64Array {
    const values = new Float64Array(this.unknowns);
    for (const [index, basic] of this.basis.entries())
      if (basic < this.unknowns) values[basic] = this.rows[index]?.at(-1) ?? 0;
    return values;
  }

  /** `helpers` is what a helper in the basis counts in the objective. */
  private maximize(objective: Float64Array, helpers: number, enough: number): number {
    const usable = this.columns;
    // The objective in terms of what is not in the basis; its last column is the negative value.
    const reduced = objective.slice();
    for (const [index, basic] of this.basis.entries())
      subtract(reduced, this.rows[index], basic < usable ? (objective[basic] ?? 0) : helpers);
    for (let step = 0; ; step += 1) {
      const value = -(reduced.at(-1) ?? 0);
      if (value >= enough) return value;
      const entering = enteringOf(reduced, usable, step > QUICK_STEPS);
      if (entering === undefined) return value;
      const leaving = this.leaving(entering);
      if (leaving === undefined) return Number.POSITIVE_INFINITY;
      this.pivot(leaving, entering);
      subtract(reduced, this.rows[leaving], reduced[entering] ?? 0);
    }
  }

  private leaving(entering: number): number | undefined {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, row] of this.rows.entries()) {
      const coefficient = row[entering] ?? 0;
      if (coefficient <= TINY) continue;
      const ratio = (row.at(-1) ?? 0) / coefficient;
      const earlier = (this.basis[index] ?? 0) < (this.basis[best ?? index] ?? 0);
      if (ratio > least + TINY || (ratio >= least - TINY && best !== undefined && !earlier)) continue;
      least = Math.min(least, ratio);
      best = index;
    }
    return best;
  }

  private pivot(at: number, entering: number): void {
    const pivotRow = this.rows[at];
    if (pivotRow === undefined) return;
    const factor = pivotRow[entering] ?? 1;
    for (let column = 0; column < pivotRow.length; column += 1)
      pivotRow[column] = (pivotRow[column] ?? 0) / factor;
    for (const [index, row] of this.rows.entries())
      if (index !== at) subtract(row, pivotRow, row[entering] ?? 0);
    this.basis[at] = entering;
  }
}

function isThere(value: number): boolean {
  return Math.abs(value) > TINY;
}

function rowOf({ of, less = [] }: Sum, width: number): Float64Array {
  const row = new Float64Array(width);
  for (const unknown of of) row[unknown] = (row[unknown] ?? 0) + 1;
  for (const unknown of less) row[unknown] = (row[unknown] ?? 0) - 1;
  return row;
}

/** The first column that makes the objective larger, or (quicker, as a rule) the one that does so most. */
function enteringOf(reduced: Float64Array, usable: number, first: boolean): number | undefined {
  let best: number | undefined;
  for (let column = 0; column < usable; column += 1) {
    const gain = reduced[column] ?? 0;
    if (gain <= TINY) continue;
    if (first) return column;
    if (best === undefined || gain > (reduced[best] ?? 0)) best = column;
  }
  return best;
}

function subtract(row: Float64Array, other: Float64Array | undefined, factor: number): void {
  if (other === undefined || factor === 0) return;
  for (let column = 0; column < row.length; column += 1)
    row[column] = (row[column] ?? 0) - factor * (other[column] ?? 0);
}
