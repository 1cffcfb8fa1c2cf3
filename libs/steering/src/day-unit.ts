import { LEAST_THRESHOLD } from './threshold.ts';

/** From so many waits on, as the published count tells, days are shown instead of weeks: ten times the least threshold. */
export const LARGE = 10 * LEAST_THRESHOLD;

/** As days are shown of fewer. */
export const WEEK = 7;
