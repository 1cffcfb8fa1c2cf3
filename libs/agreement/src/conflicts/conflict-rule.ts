import type { Titles } from '#catalogue';
import type { CountsIf } from '../chains/chain.ts';

/**
 * Which of what is open an end closes: every one; the same thing (`sameBy`); all of the agency that tells the end; or one only,
 * the latest or the earliest, of that agency where it has one, else of anybody.
 */
export const closings = ['all', 'same', 'own', 'latest', 'earliest'] as const;

/** What ends one side of a conflict. */
export interface EndOfSide {
  readonly types: readonly string[];
  readonly closes: (typeof closings)[number];
}

/** The last day of what an entry begins, as the entry itself says, where nothing ends it before. */
export interface LastDay {
  readonly field: string;
  /** Not where an entry of these types came in between: a voucher that was used does not run out. */
  readonly unless?: readonly string[];
}

/** What begins with an entry and lasts until something ends it: a voucher, a course, a duty. */
export interface ConflictSide {
  /** Event types that begin it. */
  readonly begunBy: readonly string[];
  readonly countsIf?: CountsIf;
  /** Only entries of these agencies; absent = of all. */
  readonly by?: readonly string[];
  /** Field with the day on which it begins, where that is another than that of the entry. */
  readonly firstDay?: string;
  /** Field that tells one such thing from another: entries that agree in it, or do not show it, are of the same thing. */
  readonly sameBy?: string;
  readonly endedBy: readonly EndOfSide[];
  readonly lastDay?: LastDay;
}

/** Two things that must not be at the same time. */
export interface ConflictRule {
  readonly id: string;
  readonly titles: Titles;
  readonly paragraph?: string;
  /** Two sides, or one where two of its kind must not be at once. */
  readonly between: readonly ConflictSide[];
}
