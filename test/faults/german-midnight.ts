const offsets = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });

/** The instant at which a day (`YYYY-MM-DD`) begins in Germany, worked out apart from the product. */
export function germanMidnight(day: string): string {
  const utc = Date.parse(`${day}T00:00:00.000Z`);
  // Clocks change at one o'clock UTC, so two hours earlier the offset of that midnight holds already.
  const offset = offsets.formatToParts(utc - 7_200_000).find(({ type }) => type === 'timeZoneName')?.value;
  const [, hours] = /^GMT\+0(\d):00$/.exec(offset ?? '') ?? [];
  if (hours === undefined) throw new Error(`Germany was never at ${offset}.`);
  return new Date(utc - Number(hours) * 3_600_000).toISOString();
}
