import type { Range } from './threshold.ts';
import { LEAST_THRESHOLD } from './threshold.ts';

/** From so many waits on, as the published count tells, days are shown instead of weeks: ten times the least threshold. */
export const LARGE = 10 * LEAST_THRESHOLD;

/** As days are shown of fewer. */
export const WEEK = 7;

/** To how many days lengths of a group are rounded, by what its published count says: by it alone, so that it tells nothing more. */
export function unitOf({ min }: Range): number {
  return min >= LARGE ? 1 : WEEK;
}
