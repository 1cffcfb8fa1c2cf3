import type { Language } from './timeline.ts';

/** Made once for each form: calendars take long to load, and a timeline has many days. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(instant: string, language: Language, form: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${Object.keys(form).join(' ')}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { ...form, timeZone: 'Europe/Berlin' });
  formats.set(key, made);
  return made.format(new Date(instant));
}

/** A day in words; the time zone is that of the agencies. */
export const day = (instant: string, language: Language): string =>
  format(instant, language, { dateStyle: 'long' });

/** Day and time of day to the second. */
export const moment = (instant: string, language: Language): string =>
  format(instant, language, { dateStyle: 'medium', timeStyle: 'medium' });

/** The month under which an entry is grouped, e.g. `März 2026`. */
export const month = (instant: string, language: Language): string =>
  format(instant, language, { month: 'long', year: 'numeric' });

/** The agencies' day of an instant, as a filter names days: YYYY-MM-DD. */
export function dayNumber(instant: string): string {
  const made = formats.get('number') ?? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });
  formats.set('number', made);
  return made.format(new Date(instant));
}
