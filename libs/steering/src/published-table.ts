import type { TableHead } from './wait-table.ts';

/** A length of waits in whole days; null where it is suppressed. */
export type PublishedDays = number | 'not-reached' | null;

/** Between which percentages a share lies: more than `from` (0 belongs to it), at most `to`; null where it is not told. */
export type PublishedShare = { readonly from: number; readonly to: number } | null;

/**
 * One cell as everybody may see it; all null where it is suppressed, whether it is small or hides a small one. Of a shown one, a length is
 * null where those who waited less, or longer, could only be few, also beside counts of what became of them (0163).
 */
export interface PublishedCell {
  readonly dimension: string;
  readonly value: string;
  readonly count: number | null;
  readonly p25: PublishedDays;
  readonly median: PublishedDays;
  readonly p90: PublishedDays;
  /** Who waited longer than the step should take (Kaplan–Meier). Of everybody only; absent from the first closings. */
  readonly beyondTarget?: PublishedShare;
}

/** A table as it was published: it stays so for ever. */
export interface PublishedTable extends TableHead {
  readonly threshold: number;
  readonly cells: readonly PublishedCell[];
}
