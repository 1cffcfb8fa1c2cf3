import { beginOfGermanDay } from '../german-day.ts';

const FIRST = Date.UTC(1900, 0, 1);
const DAY = 86_400_000;

/** Days count from here, and tables know no earlier one. */
export const FIRST_DAY = '1900-01-01';

/** What stands for "for ever" where days are counted. */
export const END_OF_DAYS = '2200-01-01';

/** Whether the calendar knows it, and tables count it. */
export function isDay(day: string): boolean {
  return beginOfGermanDay(day) !== undefined && day >= FIRST_DAY && day < END_OF_DAYS;
}

/** How many days after the first day a day is. */
export function numberOfDay(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00.000Z`) - FIRST) / DAY);
}

/** The day of that number, as `YYYY-MM-DD`. */
export function dayOfNumber(number: number): string {
  return new Date(FIRST + number * DAY).toISOString().slice(0, 10);
}
