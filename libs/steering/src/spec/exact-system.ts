/** A sum of unknowns, each so many times, that is so large at most; all whole numbers. */
export interface AtMost {
  readonly sum: ReadonlyMap<number, number>;
  readonly bound: number;
}

/** How many there are of each unknown; whole numbers over `parts`. */
export interface World {
  readonly values: readonly number[];
  readonly parts: number;
}

/** How often each of the statements is taken, so that their sum says it: over `parts`. */
export interface Proof {
  readonly times: readonly number[];
  readonly parts: number;
}

/** Steps after which the slower rule is used that cannot go in circles (Bland 1977). */
const QUICK_STEPS = 60;

/**
 * Statements about unknowns that are not negative, solved in whole numbers only: every entry of the tableau is one, over one common
 * divisor (integer pivoting: Edmonds 1967, Bareiss 1968). Shares no line with the product's own programme, and says of every answer
 * why: by a world, or by the statements that add up to it; both can be checked with nothing but sums.
 */
export class ExactSystem {
  /** One row for each statement, the last one for what is to be large; one column for each that is not in the basis, the last one the value. */
  private readonly rows: Float64Array[];
  private readonly width: number;
  private parts = 1;
  /** What stands at each row and each column: unknowns first, then what is left of each statement. */
  private readonly basic: number[];
  private readonly free: number[];

  constructor(
    private readonly unknowns: number,
    private readonly statements: readonly AtMost[],
  ) {
    this.width = unknowns;
    this.free = Array.from({ length: unknowns }, (_, column) => column);
    this.basic = statements.map((_, row) => unknowns + row);
    this.rows = [...statements, { sum: new Map<number, number>(), bound: 0 }].map(({ sum, bound }) => {
      const row = new Float64Array(unknowns + 1);
      for (const [unknown, times] of sum) row[unknown] = times;
      row[unknowns] = bound;
      return row;
    });
  }

  /** Undefined where some world fits all statements; else the proof that none does. Comes before `climb`. */
  contradiction(): Proof | undefined {
    for (let step = 0; ; step += 1) {
      const row = this.worstRow(step > QUICK_STEPS);
      if (row === undefined) return undefined;
      const column = this.smallest(this.free, (at) => this.at(row, at) < 0);
      if (column === undefined) return this.proofIn(row);
      this.pivot(row, column);
    }
  }

  /** A world in which the sum of these unknowns is `enough`, or the proof of how large it is at most. */
  climb(aim: readonly number[], enough: number): World | Proof {
    this.setAim(aim);
    const aimed = this.statements.length;
    for (let step = 0; ; step += 1) {
      if (this.at(aimed, this.width) >= enough * this.parts) return this.world();
      const column = this.risingColumn(step > QUICK_STEPS);
      if (column === undefined) return this.proofIn(aimed);
      const row = this.tightest(column);
      if (row === undefined) return this.far(column, enough);
      this.pivot(row, column);
    }
  }

  world(): World {
    const values = Array.from({ length: this.unknowns }, () => 0);
    for (const [row, name] of this.basic.entries())
      if (name < this.unknowns) values[name] = this.at(row, this.width);
    return { values, parts: this.parts };
  }

  private setAim(aim: readonly number[]): void {
    const row = this.rows[this.statements.length];
    row?.fill(0);
    for (const unknown of aim) {
      const column = this.free.indexOf(unknown);
      if (column >= 0) add(row, column, -this.parts);
      else for (let at = 0; at <= this.width; at += 1) add(row, at, this.at(this.basic.indexOf(unknown), at));
    }
  }

  private at(row: number, column: number): number {
    return this.rows[row]?.[column] ?? 0;
  }

  private worstRow(first: boolean): number | undefined {
    const rows = this.basic.map((_, row) => row).filter((row) => this.at(row, this.width) < 0);
    if (first) return rows.toSorted((a, b) => (this.basic[a] ?? 0) - (this.basic[b] ?? 0))[0];
    return rows.toSorted((a, b) => this.at(a, this.width) - this.at(b, this.width))[0];
  }

  private risingColumn(first: boolean): number | undefined {
    const aimed = this.statements.length;
    const isRising = (column: number): boolean => this.at(aimed, column) < 0;
    if (first) return this.smallest(this.free, isRising);
    let best: number | undefined;
    for (let column = 0; column < this.width; column += 1)
      if (isRising(column) && (best === undefined || this.at(aimed, column) < this.at(aimed, best)))
        best = column;
    return best;
  }

  /** Of those that are so, the place of the one with the smallest name. */
  private smallest(names: readonly number[], isSo: (place: number) => boolean): number | undefined {
    let best: number | undefined;
    for (const [place, name] of names.entries())
      if (isSo(place) && (best === undefined || name < (names[best] ?? 0))) best = place;
    return best;
  }

  private tightest(column: number): number | undefined {
    let best: number | undefined;
    for (const [row, name] of this.basic.entries()) {
      const times = this.at(row, column);
      if (times <= 0) continue;
      if (best === undefined) best = row;
      const here = this.at(row, this.width) * this.at(best, column);
      const least = this.at(best, this.width) * times;
      if (here < least || (here === least && name < (this.basic[best] ?? 0))) best = row;
    }
    return best;
  }

  /** Nothing stops this one: it is taken so far that there is enough. */
  private far(column: number, enough: number): World {
    const steps = enough * this.parts;
    const values = [...this.world().values];
    const name = this.free[column] ?? 0;
    if (name < this.unknowns) values[name] = steps * this.parts;
    for (const [row, own] of this.basic.entries())
      if (own < this.unknowns) values[own] = this.at(row, this.width) - this.at(row, column) * steps;
    return { values, parts: this.parts };
  }

  /** How often each statement is in a row: as often as what is left of it. */
  private proofIn(row: number): Proof {
    const times = this.statements.map(() => 0);
    for (const [column, name] of this.free.entries())
      if (name >= this.unknowns) times[name - this.unknowns] = this.at(row, column);
    const own = this.basic[row];
    if (own !== undefined && own >= this.unknowns) times[own - this.unknowns] = this.parts;
    return { times, parts: this.parts };
  }

  private pivot(at: number, column: number): void {
    const pivotRow = this.rows[at];
    if (pivotRow === undefined) return;
    const pivot = this.at(at, column);
    const [sign, size] = [Math.sign(pivot), Math.abs(pivot)];
    for (const row of this.rows) {
      if (row === pivotRow) continue;
      const times = row[column] ?? 0;
      subtract(row, pivotRow, { times: sign * times, size, parts: this.parts });
      row[column] = -sign * times;
    }
    for (let other = 0; other <= this.width; other += 1)
      pivotRow[other] = other === column ? sign * this.parts : sign * (pivotRow[other] ?? 0);
    this.parts = size;
    const [leaving = 0, entering = 0] = [this.basic[at], this.free[column]];
    this.basic[at] = entering;
    this.free[column] = leaving;
  }
}

/** Products of two numbers up to here are exact, and so are their differences. */
const LARGEST = 2 ** 26;

/** An exact answer needs larger numbers than there are: there is none. */
export class NumbersTooLarge extends Error {}

interface Step {
  readonly times: number;
  readonly size: number;
  readonly parts: number;
}

function subtract(row: Float64Array, pivotRow: Float64Array, { times, size, parts }: Step): void {
  if (times === 0 && size === parts) return;
  for (let other = 0; other < row.length; other += 1) {
    const [own = 0, less = 0] = [row[other], pivotRow[other]];
    if (own === 0 && (times === 0 || less === 0)) continue;
    const value = (own * size - times * less) / parts;
    if (value > LARGEST || value < -LARGEST)
      throw new NumbersTooLarge('the numbers of the tableau grew too large');
    row[other] = value;
  }
}

function add(row: Float64Array | undefined, column: number, value: number): void {
  if (row !== undefined) row[column] = (row[column] ?? 0) + value;
}
