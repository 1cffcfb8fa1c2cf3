/** Default of the smallest count that may be known; an agreement may name another one. */
export const DEFAULT_THRESHOLD = 10;

/** No agreement may go below: the least count of § 16 BStatG as the statistics of the Bundesagentur für Arbeit apply it. */
export const LEAST_THRESHOLD = 3;

/** The agreement's threshold, or the default. Throws RangeError below 3 and for what is no whole number. */
export function suppressionThreshold(named: number = DEFAULT_THRESHOLD): number {
  if (Number.isInteger(named) && named >= LEAST_THRESHOLD) return named;
  throw new RangeError(`A threshold is a whole number of at least ${LEAST_THRESHOLD}.`);
}

/**
 * A count as it is published: to the nearest double of the threshold, half up. So zero comes out exactly for what is under the
 * threshold, and two published counts never lie so near that one group within another would have to be under it (decision 0133).
 */
export function roundedCount(count: number, threshold: number): number {
  const base = 2 * threshold;
  return Math.floor((count + threshold) / base) * base;
}

/** What a published count says about the true one. */
export interface Range {
  readonly min: number;
  /** Infinity where nothing is known. */
  readonly max: number;
}

/** The true counts that are published as this one. */
export function rangeOf(rounded: number, threshold: number): Range {
  return { min: rounded - threshold, max: rounded + threshold - 1 };
}

/**
 * Whether so large a share (0 to 1) of a group may be of the threshold's size, for all that published counts tell. If not, whoever
 * is told where that share begins is told of a group under the threshold: of 40 people, 5 at most waited longer than nine tenths did.
 */
export function shareMayBeLarge(share: number, group: Range, threshold: number): boolean {
  // More than that: of a length that is not reached, fewer than its share came there.
  return share * group.max > threshold;
}
