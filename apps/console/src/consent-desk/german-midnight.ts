/** The instant at which a day (`YYYY-MM-DD`) begins in Germany, wherever the browser stands; undefined for no day. */
export function germanMidnight(day: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return [1, 2]
    .map((hours) => new Date(`${day}T00:00:00.000+0${hours}:00`))
    .find((instant) => !Number.isNaN(instant.getTime()) && berlin.format(instant) === `${day} 00:00`)
    ?.toISOString();
}

/** The day in Germany of an instant, as a date field takes it. */
export function germanDay(instant: string): string {
  return berlin.format(new Date(instant)).slice(0, 10);
}

/** As ISO 8601 writes it, which Swedish does, too. */
const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
