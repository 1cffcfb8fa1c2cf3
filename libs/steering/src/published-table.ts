import type { TableHead } from './wait-table.ts';

/** A length of waits in whole days; null where it is suppressed. */
export type PublishedDays = number | 'not-reached' | null;

/**
 * One cell as everybody may see it; all null where it is suppressed, whether it is small or hides a small one. Of a shown one, a length is
 * null where those who waited less, or longer, could only be few.
 */
export interface PublishedCell {
  readonly dimension: string;
  readonly value: string;
  readonly count: number | null;
  readonly p25: PublishedDays;
  readonly median: PublishedDays;
  readonly p90: PublishedDays;
}

/** A table as it was published: it stays so for ever. */
export interface PublishedTable extends TableHead {
  readonly threshold: number;
  readonly cells: readonly PublishedCell[];
}
