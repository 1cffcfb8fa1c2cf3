import type { Holidays } from './holidays.ts';

const DAY_MS = 86_400_000;

/** How a period is written: days, weeks, months or years. */
export const PERIOD = /^P([1-9]\d{0,2})([DWMY])$/;

/** Whole days from one day to another (`YYYY-MM-DD`); negative when the other is the earlier one. */
export function daysFrom(day: string, other: string): number {
  return Math.round((Date.parse(other) - Date.parse(day)) / DAY_MS);
}

/**
 * The last day of a period that an event began: the day of the event is not counted (§ 187(1) BGB), the end is the day that
 * answers to it by name or number (§ 188(2)), or the last of a month that has no such day (§ 188(3)). Throws a TypeError for no period.
 */
export function endOfPeriod(began: string, period: string): string {
  const [, count = '', unit] = PERIOD.exec(period) ?? [];
  if (unit === undefined) throw new TypeError('no period reads like this');
  if (unit === 'D') return dayAfter(began, Number(count));
  if (unit === 'W') return dayAfter(began, Number(count) * 7);
  return monthsAfter(began, Number(count) * (unit === 'Y' ? 12 : 1));
}

/** The day itself, or the next working day where it is a Saturday, a Sunday or a holiday (§ 193 BGB, § 31(3) VwVfG, § 26(3) SGB X). */
export function orNextWorkingDay(day: string, holidays: Holidays): string {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays(day) ? orNextWorkingDay(dayAfter(day, 1), holidays) : day;
}

/** The day that comes so many days after a day (`YYYY-MM-DD`), or before it where `count` is negative. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
