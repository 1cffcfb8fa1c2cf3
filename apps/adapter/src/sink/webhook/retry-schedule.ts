const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses between attempts, as Standard Webhooks recommends: ten attempts over about three days. */
export const PAUSES_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** The most that a receiver's Retry-After counts. */
const MOST_ASKED_MS = 24 * HOUR;

/**
 * The instant of the next attempt after this many failed ones, undefined when there is none left. Up to a tenth is added so
 * that what failed together does not come back together; `random` is in [0, 1). A receiver may ask for more time.
 */
export function nextAttemptAt(
  now: string,
  failed: number,
  random: number,
  retryAfterMs = 0,
): string | undefined {
  const pause = PAUSES_MS[failed - 1];
  if (pause === undefined) return undefined;
  const wait = Math.max(pause * (1 + random / 10), Math.min(retryAfterMs, MOST_ASKED_MS));
  return new Date(Date.parse(now) + Math.round(wait)).toISOString();
}
