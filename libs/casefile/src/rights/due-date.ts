import { beginOfGermanDay } from '#agreement';

/**
 * The last instant of the German day so many calendar months after the German day of an instant; of the last day of the
 * month where it has no such day. So is the month of Art. 12(3) GDPR counted (§§ 187(1), 188(2) and (3) BGB).
 */
export function dueAfter(instant: string, months: number): string {
  const [year = 0, month = 1, day = 1] = germanDayOf(instant).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const due = dayOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return new Date(Date.parse(beginOf(nextDay(due))) - 1).toISOString();
}

/** Germany is ahead of UTC, so its day may have begun already. */
function germanDayOf(instant: string): string {
  const day = instant.slice(0, 10);
  const next = nextDay(day);
  return instant < beginOf(next) ? day : next;
}

function nextDay(day: string): string {
  return dayOf(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000);
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function beginOf(day: string): string {
  const begin = beginOfGermanDay(day);
  if (begin === undefined) throw new RangeError(`${day} is no day`);
  return begin;
}
