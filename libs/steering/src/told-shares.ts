import { curveAt, kaplanMeier } from './kaplan-meier.ts';
import type { PublishedShare } from './published-table.ts';
import { spanOf } from './quarter.ts';
import type { Spell } from './waits.ts';

const DAY_MS = 86_400_000;

/** Rounding of a product of quotients: a share this near to a mark lies on it. */
const NEAR = 1e-7;

/** Shares between which others are told, in percent: who waits longer than the median, a quarter and nine tenths, each as far as that length may be told. */
const MARKS = [50, 75, 10] as const;

/** What these waits are about. */
export interface ShareAsked {
  readonly quarter: string;
  /** How far they were watched: ISO 8601, UTC. */
  readonly observedUntil: string;
  /** How many days the step should take at most; absent where nobody said so. */
  readonly targetDays?: number;
}

/**
 * How large a share of the waits of a quarter is longer than the target, by the curve of Kaplan and Meier, as the two marks that it lies
 * between; null without a target, and as long as not everybody was watched for so many days. The marks are those of the lengths of the
 * same table, so that it says what they say beside the target. No share of those who still wait, or whose wait was broken off, is told:
 * subtracted from this one, it would leave a small group (0160).
 */
export function shareBeyondTarget(
  spells: readonly Spell[],
  { quarter, observedUntil, targetDays }: ShareAsked,
  mayBeTold: (beyond: number, targetDays: number) => boolean,
): PublishedShare {
  // Told by the calendar, never by whoever was watched longest.
  if (targetDays === undefined || spanOf(quarter).end + targetDays * DAY_MS > Date.parse(observedUntil))
    return null;
  const marks = MARKS.filter((mark) => mayBeTold(mark / 100, targetDays));
  return betweenMarks(curveAt(kaplanMeier(spells), targetDays), marks);
}

/** A share on a mark lies below it, as a length is what so many needed at most. */
function betweenMarks(share: number, marks: readonly number[]): PublishedShare {
  const sorted = [0, ...marks.toSorted((a, b) => a - b), 100];
  const above = Math.max(
    1,
    sorted.findIndex((mark) => share * 100 <= mark + NEAR),
  );
  return { from: sorted[above - 1] ?? 0, to: sorted[above] ?? 100 };
}
