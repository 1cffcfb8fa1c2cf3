import { appendFileSync } from 'node:fs';

/** How hard the doors are tried. */
export interface FuzzPlan {
  /** Inputs at each door. */
  readonly runs: number;
  /** Only doors whose name holds this. */
  readonly door: string;
  readonly seed: number;
  readonly patienceMs: number;
}

/** What became of one door. */
export interface FuzzRow {
  readonly door: string;
  readonly runs: number;
  readonly wrong: number;
  readonly stored: number;
  readonly seed: number;
}

const PATIENCE_MS_A_RUN = 400;

/** The plan that `npm run fuzz` hands over; without it the part that belongs to every run of the tests. */
export function fuzzPlan(): FuzzPlan {
  const given = JSON.parse(process.env['WEGMARKE_FUZZ'] ?? '{}') as Partial<FuzzPlan>;
  const { runs = 150, door = '', seed = Date.now() % 1_000_000 } = given;
  return { runs, door, seed, patienceMs: 60_000 + runs * PATIENCE_MS_A_RUN };
}

/** Prints a row, or adds it to the file in which `npm run fuzz` collects them. */
export function tell(row: FuzzRow): void {
  const file = process.env['WEGMARKE_FUZZ_ROWS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
  else process.stdout.write(`${JSON.stringify(row)}\n`);
}
