import type { Titles } from '#catalogue';

/** What a sentence of the board says of a step since a day, as a steering group reads it: days are negative where it became shorter. */
export type Said =
  | { readonly verdict: 'nothing said' | 'too few' }
  | { readonly verdict: 'no change'; readonly from: number; readonly to: number }
  | { readonly verdict: 'changed'; readonly days: number; readonly from: number; readonly to: number };

const CHANGED = /median (\d+) days? (shorter|longer) \(95% interval: (\S+) to (\S+) days\)/;
const UNCHANGED = /no change can be shown \(95% interval of the medians: (\S+) to (\S+) days\)/;

/** Reads what findings say of a step, by its English title, since a day (`YYYY-MM-DD`). */
export function saidOf(findings: readonly Titles[], title: string, since: string): Said {
  const found = findings.find(({ en }) => en.startsWith(`Since ${since}: ${title} –`));
  if (found === undefined) return { verdict: 'nothing said' };
  const text = found.en.replaceAll('−', '-');
  if (text.includes('too few cases to tell')) return { verdict: 'too few' };
  const unchanged = UNCHANGED.exec(text);
  if (unchanged !== null)
    return { verdict: 'no change', from: Number(unchanged[1]), to: Number(unchanged[2]) };
  const [, days, way, least, most] = CHANGED.exec(text) ?? [];
  if (way === undefined) throw new Error(`Nobody knows what this says: ${found.en}`);
  // By how much shorter: from least to most.
  const ends = [Number(least), Number(most)] as const;
  if (way === 'longer') return { verdict: 'changed', days: Number(days), from: ends[0], to: ends[1] };
  return { verdict: 'changed', days: -Number(days), from: -ends[1], to: -ends[0] };
}

/** What is known of the two sides of a comparison of waits that lie evenly around their middle. */
export interface Sides {
  /** Days by which they lie around it at most. */
  readonly spread: number;
  /** Waits on each side. */
  readonly counts: readonly [before: number, after: number];
}

/**
 * By how many days the difference of two such medians is off in the middle: 1 / (2 f √n) for each, where the density f is the same all
 * over the spread.
 */
export function standardError({ spread, counts: [before, after] }: Sides): number {
  return spread * Math.sqrt(1 / before + 1 / after);
}

/**
 * What is wrong with what a board says where this effect is planted; empty where nothing is. A size is off by less than four standard
 * errors and the rounding to whole days, and the interval holds what was planted and is at most twice as wide as it must be.
 */
export function faultsIn(said: Said, effect: number, sides: Sides): readonly string[] {
  const error = standardError(sides);
  if (!('from' in said)) return [said.verdict];
  const width = said.to - said.from;
  return [
    ...((effect === 0) === (said.verdict === 'no change') ? [] : [`${said.verdict}, of ${effect} days`]),
    ...(said.verdict === 'changed' && Math.abs(said.days - effect) > 4 * error + 1
      ? [`${said.days} days instead of ${effect}`]
      : []),
    ...(said.from <= effect && effect <= said.to ? [] : [`${effect} is not in ${said.from} to ${said.to}`]),
    ...(width > 2 * (2 * 1.96 * error) + 1
      ? [`an interval of ${width} days, ${said.from} to ${said.to}`]
      : []),
  ];
}
