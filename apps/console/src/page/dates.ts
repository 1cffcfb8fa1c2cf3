import type { Language } from './text.ts';

const ZONE = 'Europe/Berlin';

/** A day in words; the time zone is that of the agencies. */
export function day(instant: string, language: Language): string {
  return inZone(language, { dateStyle: 'long' }).format(new Date(instant));
}

/** Day and time of day to the second. */
export function moment(instant: string, language: Language): string {
  return inZone(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(instant));
}

function inZone(language: Language, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { ...how, timeZone: ZONE });
}
