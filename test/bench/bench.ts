/** One row of the table: ours beside the yardstick, both measured in the same run. */
export interface Bench {
  readonly name: string;
  readonly ours: number;
  readonly yardstick: number;
  /** ours / yardstick; for memory and latencies less is better, and the goal says so. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  /** Whether what is counted was on disk before it counted. */
  readonly fsync: boolean;
  readonly unit: string;
  /** What the two numbers are, in words. */
  readonly note: string;
}

/** A group of rows that could not be measured, and why. */
export interface Failure {
  readonly name: string;
  readonly failed: string;
}

/** What a run tells. */
export type Result = Bench | Failure;

/** What a row is measured on. */
export interface Ground {
  /** A new, empty database. */
  database(name: string): Promise<string>;
  /** Path of the browser's program; empty where there is none. */
  readonly chromium: string;
  /** Folder of the run's own. */
  readonly dir: string;
  /** Shorter rounds and less data: shows that the row works, not what it is worth. */
  readonly quick: boolean;
  /** Tells how far it is. */
  tell(text: string): void;
}

/** Measures one thing. */
export type Row = (ground: Ground) => Promise<readonly Bench[]>;

/** A row from two rates of which more is better. */
export function faster(
  row: Pick<Bench, 'name' | 'fsync' | 'unit' | 'note'>,
  ours: number,
  yardstick: number,
  atLeast: number,
): Bench {
  const ratio = ours / yardstick;
  return { ...row, ours, yardstick, ratio, goal: `>= ${atLeast}`, met: ratio >= atLeast };
}
