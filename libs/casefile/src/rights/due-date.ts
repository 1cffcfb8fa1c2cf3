/**
 * The same day so many calendar months later, at the same time of day (UTC); the last day of the month where it has no such
 * day. So is the month of Art. 12(3) GDPR counted.
 */
export function monthsAfter(instant: string, months: number): string {
  const [year = 0, month = 1, day = 1] = instant.slice(0, 10).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return `${date.toISOString().slice(0, 10)}${instant.slice(10)}`;
}
