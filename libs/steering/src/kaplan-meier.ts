import type { Spell } from './waits.ts';

/** A wait as estimators need it. */
export type Observation = Pick<Spell, 'days' | 'censored'>;

/** One step of the curve: at these many days `ended` of the `atRisk` ended, and `waiting` (0 to 1) still wait. */
export interface CurveStep {
  readonly days: number;
  readonly atRisk: number;
  readonly ended: number;
  readonly waiting: number;
}

/** Rounding of a product of quotients: a share this near to the one asked for is that share. */
const NEAR = 1e-9;

/**
 * Share still waiting after so many days, where some still wait: the product-limit estimate of Kaplan and Meier, "Nonparametric
 * Estimation from Incomplete Observations" (JASA 53, 1958). A wait censored at the instant at which another ended is
 * counted as at risk there. `weights` says how often each observation counts (for resampling), once each by default.
 */
export function kaplanMeier(
  observations: readonly Observation[],
  weights?: readonly number[],
): readonly CurveStep[] {
  const order = observations
    .map((observation, index) => ({ observation, weight: weights?.[index] ?? 1 }))
    .sort((a, b) => a.observation.days - b.observation.days);
  return curveOf(
    order.map(({ observation }) => observation),
    order.map(({ weight }) => weight),
  );
}

/** The same of observations that are sorted by their days already, each with its weight: resampling asks for thousands. */
export function curveOf(
  observations: readonly Observation[],
  weights: readonly number[],
): readonly CurveStep[] {
  const curve: CurveStep[] = [];
  let atRisk = weights.reduce((sum, weight) => sum + weight, 0);
  let waiting = 1;
  let ended = 0;
  let gone = 0;
  let index = 0;
  for (const { days, censored } of observations) {
    const weight = weights[index] ?? 0;
    index += 1;
    gone += weight;
    if (!censored) ended += weight;
    if (observations[index]?.days === days) continue;
    if (ended > 0) {
      waiting *= 1 - ended / atRisk;
      curve.push({ days, atRisk, ended, waiting });
    }
    atRisk -= gone;
    [ended, gone] = [0, 0];
  }
  return curve;
}

/** Share (0 to 1) that waits longer than so many days, by the curve. */
export function curveAt(curve: readonly CurveStep[], days: number): number {
  return curve.findLast((step) => step.days <= days)?.waiting ?? 1;
}

/**
 * Days after which the share `p` (0 to 1) waits no longer; undefined where the curve never comes so far ("not reached"). Where
 * it lies exactly on that share for a while, the middle of that while, as is usual for the median.
 */
export function curveQuantile(curve: readonly CurveStep[], p: number): number | undefined {
  const reached = curve.findIndex(({ waiting }) => waiting <= 1 - p + NEAR);
  const here = curve[reached];
  if (here === undefined) return undefined;
  const next = curve[reached + 1];
  const lies = Math.abs(here.waiting - (1 - p)) <= NEAR;
  return lies && next !== undefined ? (here.days + next.days) / 2 : here.days;
}
