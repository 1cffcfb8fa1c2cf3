import { curveAt, kaplanMeier } from './kaplan-meier.ts';
import type { PublishedShare } from './published-table.ts';
import { spanOf } from './quarter.ts';
import { shareMayBeLarge } from './threshold.ts';
import type { Spell } from './waits.ts';

const DAY_MS = 86_400_000;

/** Rounding of a product of quotients: a share this near to a mark lies on it. */
const NEAR = 1e-7;

/** Shares between which others are told, in percent: the same at which a table tells lengths, each as far as its group is large enough. */
const MARKS = [
  { beyond: 0.5, marks: [50] },
  { beyond: 0.25, marks: [25, 75] },
  { beyond: 0.1, marks: [10, 90] },
] as const;

/** What of a group came to nothing, still waits, or waited longer than it should. */
export interface ToldShares {
  /** By the curve of Kaplan and Meier; null without a target, and as long as not everybody was watched for so many days. */
  readonly beyondTarget: PublishedShare;
  readonly stillWaiting: PublishedShare;
  readonly brokenOff: PublishedShare;
}

/** What these waits are about. */
export interface SharesAsked {
  readonly quarter: string;
  /** How far they were watched: ISO 8601, UTC. */
  readonly observedUntil: string;
  /** How many days the step should take at most; absent where nobody said so. */
  readonly targetDays?: number;
}

/**
 * Shares of the waits of a quarter, each told as the two marks that it lies between. A table tells lengths at the same marks, so that a
 * share tells of no smaller group than they do, whichever of them somebody subtracts from another (0160).
 */
export function toldShares(
  spells: readonly Spell[],
  { quarter, observedUntil, targetDays }: SharesAsked,
  rounded: number,
  threshold: number,
): ToldShares {
  const until = Date.parse(observedUntil);
  const marks = MARKS.filter(({ beyond }) => shareMayBeLarge(beyond, rounded, threshold)).flatMap(
    (one) => one.marks,
  );
  const between = (share: number): PublishedShare => betweenMarks(share, marks);
  const open = spells.filter(({ censored }) => censored);
  const waiting = open.filter(({ began, days }) => Date.parse(began) + Math.round(days * DAY_MS) >= until);
  // Told by the calendar, never by whoever was watched longest.
  const isWatched = targetDays !== undefined && spanOf(quarter).end + targetDays * DAY_MS <= until;
  return {
    beyondTarget: isWatched ? between(curveAt(kaplanMeier(spells), targetDays)) : null,
    stillWaiting: between(waiting.length / spells.length),
    brokenOff: between((open.length - waiting.length) / spells.length),
  };
}

/** A share on a mark lies below it: so two shares never fill the whole and tell that of the rest there is nobody. */
function betweenMarks(share: number, marks: readonly number[]): PublishedShare {
  const sorted = [0, ...marks.toSorted((a, b) => a - b), 100];
  const above = Math.max(
    1,
    sorted.findIndex((mark) => share * 100 <= mark + NEAR),
  );
  return { from: sorted[above - 1] ?? 0, to: sorted[above] ?? 100 };
}
