import type { Observation } from './kaplan-meier.ts';
import { curveQuantile, kaplanMeier } from './kaplan-meier.ts';
import { quantile } from './quantile.ts';

/** Quarter, half and nine tenths of the waits, in days; undefined where not reached. Never a mean: a few long waits would hide the rest. */
export interface WaitSummary {
  readonly count: number;
  readonly p25: number | undefined;
  readonly median: number | undefined;
  readonly p90: number | undefined;
  /** By what: plain quantiles of complete waits, or the curve as soon as one is censored. */
  readonly method: 'hyndman-fan-7' | 'kaplan-meier';
}

/** Sums up waits, with those that are not over as right-censored. */
export function waitSummary(spells: readonly Observation[]): WaitSummary {
  const count = spells.length;
  if (spells.some(({ censored }) => censored)) {
    const curve = kaplanMeier(spells);
    const at = (p: number): number | undefined => curveQuantile(curve, p);
    return { count, p25: at(0.25), median: at(0.5), p90: at(0.9), method: 'kaplan-meier' };
  }
  const days = spells.map((spell) => spell.days);
  const at = (p: number): number | undefined => quantile(days, p);
  return { count, p25: at(0.25), median: at(0.5), p90: at(0.9), method: 'hyndman-fan-7' };
}
