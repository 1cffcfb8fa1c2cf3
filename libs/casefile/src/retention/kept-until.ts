import type { CatalogueEntry } from '#catalogue';

/** How long something stays readable: an ISO 8601 duration in years or months, and from when it runs. */
export type Retention = Pick<CatalogueEntry['retention'], 'period' | 'start'>;

/** Retrieval records: what was released to whom (§ 8(5) IntV). */
export const retrievalRecord: Retention = { period: 'P6M', start: 'recorded' };

/**
 * The instant from which it must not be readable any more, or undefined while that is open: its agency has not closed the file.
 * Years and months are those of the calendar; the last day of a shorter month stands for the days that it lacks.
 */
export function keptUntil(
  { period, start }: Retention,
  at: {
    readonly happenedAt: string;
    readonly recordedAt: string;
    /** When the agency closed its file. */
    readonly closedAt?: string | undefined;
  },
): string | undefined {
  const from = { happened: at.happenedAt, recorded: at.recordedAt, 'case-closed': at.closedAt }[start];
  return from === undefined ? undefined : plusMonths(from, monthsIn(period));
}

function monthsIn(period: string): number {
  const [, count = '', unit] = /^P(\d+)([YM])$/.exec(period) ?? [];
  if (unit === undefined) throw new TypeError('a retention period is a number of years or months');
  return Number(count) * (unit === 'Y' ? 12 : 1);
}

function plusMonths(instant: string, months: number): string {
  const from = new Date(instant);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.toISOString();
}
