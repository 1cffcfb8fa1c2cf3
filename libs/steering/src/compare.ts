import type { Observation } from './kaplan-meier.ts';
import { curveOf, curveQuantile } from './kaplan-meier.ts';
import { seededRandom } from './seeded-random.ts';

/** What changed between two groups of waits. */
export type Comparison =
  | { readonly verdict: 'too-few' }
  | {
      /** `no-change`: none that these numbers could show; the interval says how large an unseen one may be. */
      readonly verdict: 'shorter' | 'longer' | 'no-change';
      /** Difference of the medians, after minus before, in days. */
      readonly days: number;
      /** In it the true difference lies in 95 of 100 such comparisons. */
      readonly interval: { readonly from: number; readonly to: number };
    };

/** How it is worked out. */
export interface ComparisonRules {
  /** Waits that each side must have. */
  readonly minimum: number;
  /** Of the resampling; the same seed gives the same interval. */
  readonly seed: number;
}

const { floor } = Math;
const RESAMPLES = 999;
/** Of the sorted differences this many lie beyond each end of the interval: 2.5 %. */
const BEYOND = 25;

/**
 * Compares the medians of two groups of waits (Kaplan–Meier, so that those still waiting count) with a 95 % interval by
 * resampling each group (percentile bootstrap: Efron, "Censored Data and the Bootstrap", JASA 76, 1981). `too-few` when a side has
 * fewer waits than the minimum, or so few that ended that a median or an end of the interval is not reached.
 */
export function compare(
  before: readonly Observation[],
  after: readonly Observation[],
  { minimum, seed }: ComparisonRules,
): Comparison {
  if (before.length < minimum || after.length < minimum) return { verdict: 'too-few' };
  const sides = [before, after].map((side) => side.toSorted((a, b) => a.days - b.days));
  const days = difference(sides, ({ length }) => Array.from({ length }, () => 1));
  if (days === undefined) return { verdict: 'too-few' };
  const random = seededRandom(seed);
  const differences = Array.from({ length: RESAMPLES }, () =>
    difference(sides, ({ length }) => drawn(length, random)),
  );
  const reached = differences.filter((one) => one !== undefined).sort((a, b) => a - b);
  const from = reached[BEYOND - 1];
  const to = reached[reached.length - BEYOND];
  // A resample without a median might lie at either end: more than a few, and the interval has none.
  if (reached.length < RESAMPLES - BEYOND || from === undefined || to === undefined) {
    return { verdict: 'too-few' };
  }
  const interval = { from, to };
  if (to < 0) return { verdict: 'shorter', days, interval };
  return { verdict: from > 0 ? 'longer' : 'no-change', days, interval };
}

/** Difference of the two sides' medians, with each observation counted as often as its weight says. */
function difference(
  sides: readonly (readonly Observation[])[],
  weigh: (side: readonly Observation[]) => readonly number[],
): number | undefined {
  const [from, to] = sides.map((side) => curveQuantile(curveOf(side, weigh(side)), 0.5));
  return from === undefined || to === undefined ? undefined : to - from;
}

/** How often each of `size` is drawn when `size` are drawn with putting back. */
function drawn(size: number, random: () => number): readonly number[] {
  const weights = Array.from({ length: size }, () => 0);
  for (let draw = 0; draw < size; draw += 1) {
    const index = floor(random() * size);
    weights[index] = (weights[index] ?? 0) + 1;
  }
  return weights;
}
