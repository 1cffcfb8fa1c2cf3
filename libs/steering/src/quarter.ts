import { beginOfGermanDay } from '#agreement';
import type { Titles } from '#catalogue';

const DAYS = ['01-01', '04-01', '07-01', '10-01'];
const ORDINALS = ['1st', '2nd', '3rd', '4th'];

/** The calendar quarter of an instant as offices in Germany count it, `2026-Q1`; midnight is Germany's, not UTC's. */
export function quarterOf(instant: string): string {
  const at = Date.parse(instant);
  const year = new Date(at).getUTCFullYear();
  // Germany is ahead of UTC: the last hours of a year may be the next one's already.
  for (const candidate of [year + 1, year]) {
    const passed = [4, 3, 2, 1].find((number) => beginOf(candidate, number) <= at);
    if (passed !== undefined) return `${candidate}-Q${passed}`;
  }
  throw new RangeError('An instant is no ISO 8601 date and time.');
}

/** The last so many quarters up to this one, the earliest first. */
export function quartersUntil(quarter: string, count: number): readonly string[] {
  const quarters = [quarter];
  while (quarters.length < count) quarters.unshift(before(quarters[0] ?? quarter));
  return quarters;
}

/** The quarter that was over last at an instant. */
export function lastQuarterBefore(instant: string): string {
  return before(quarterOf(instant));
}

/** A quarter as it stands in a sentence: "in the 4th quarter of 2025". */
export function inQuarter(quarter: string): Titles {
  const [year, number] = quarter.split('-Q');
  return {
    de: `im ${number}. Quartal ${year}`,
    en: `in the ${ORDINALS[Number(number) - 1]} quarter of ${year}`,
  };
}

function before(quarter: string): string {
  return quarterOf(new Date(spanOf(quarter).begin - 1).toISOString());
}

/** When a quarter begins and when the next one does, in milliseconds since 1970; throws RangeError for what is no quarter. */
export function spanOf(quarter: string): { readonly begin: number; readonly end: number } {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (year === undefined) throw new RangeError('A quarter is written like 2026-Q1.');
  const [begin, next] = [Number(number), Number(number) + 1];
  const end = next > 4 ? beginOf(Number(year) + 1, 1) : beginOf(Number(year), next);
  return { begin: beginOf(Number(year), begin), end };
}

function beginOf(year: number, quarter: number): number {
  return Date.parse(beginOfGermanDay(`${year}-${DAYS[quarter - 1]}`) ?? '');
}
