import { appendFileSync } from 'node:fs';
import type { RaceRow } from './tally.ts';

/** How many races are run at each door, and where their rows go. */
export interface RacesPlan {
  readonly runs: number;
  /** A file to which each row is added as a line of JSON; they are printed when absent. */
  readonly rows?: string;
}

const IN_EVERY_TEST = 200;

/** The plan that `npm run faults` hands over; without it the part that belongs to every run of the tests. */
export function racesPlan(): RacesPlan {
  const given = JSON.parse(process.env['WEGMARKE_RACES'] ?? '{}') as Partial<RacesPlan>;
  return { runs: IN_EVERY_TEST, ...given };
}

/** Adds a row to the file of the plan, or prints it with the wins of each kind: [reads first, narrowings first]. */
export function tell(row: RaceRow, kinds: object): void {
  const { rows } = racesPlan();
  if (rows === undefined) process.stdout.write(`${JSON.stringify({ ...row, kinds })}\n`);
  else appendFileSync(rows, `${JSON.stringify(row)}\n`);
}
