import type { CaseResult } from '../run-cases.ts';

/** How many cases came out how. */
export type Sums = Readonly<Record<CaseResult['outcome'], number>>;

/** Counts results. */
export function sumsOf(results: readonly CaseResult[]): Sums {
  const count = (outcome: CaseResult['outcome']): number =>
    results.filter((one) => one.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), 'not-run': count('not-run') };
}
