/** The instant at which a day (`YYYY-MM-DD`) begins in Germany, where laws and agreements come into force at midnight; undefined for no day. */
export function beginOfGermanDay(day: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const utc = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(utc.getTime()) || !utc.toISOString().startsWith(day)) return undefined;
  return new Date(utc.getTime() - offsetHours(utc) * 3_600_000).toISOString();
}

/** The day in Germany (`YYYY-MM-DD`) on which an instant falls. */
export function germanDayOf(instant: string): string {
  const day = instant.slice(0, 10);
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  // Germany is ahead of UTC: its next day may have begun already, never an earlier one be left.
  return instant >= (beginOfGermanDay(next) ?? instant) ? next : day;
}

/** Summer time since 1996: it is in force at a day's midnight after the last Sunday of March up to the last Sunday of October. */
function offsetHours(day: Date): 1 | 2 {
  const year = day.getUTCFullYear();
  return day > lastSunday(year, 2) && day <= lastSunday(year, 9) ? 2 : 1;
}

/** The last Sunday of a month that has 31 days (months count from 0). */
function lastSunday(year: number, month: number): Date {
  const last = new Date(Date.UTC(year, month, 31));
  return new Date(Date.UTC(year, month, 31 - last.getUTCDay()));
}
