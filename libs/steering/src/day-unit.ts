import { LEAST_THRESHOLD } from './threshold.ts';

/** From so many waits on at least the least threshold lies beyond the ninth tenth, and days are shown instead of weeks. */
export const LARGE = 10 * LEAST_THRESHOLD;

/** As days are shown of fewer. */
export const WEEK = 7;
