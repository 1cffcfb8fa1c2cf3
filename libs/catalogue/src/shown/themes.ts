import type { Titles } from '../entry.ts';

const themes: Readonly<Record<string, Titles>> = {
  entry: { de: 'Zugang und Abschluss', en: 'Arrival and departure' },
  residence: { de: 'Aufenthalt', en: 'Residence' },
  language: { de: 'Sprache und Kurse', en: 'Language and courses' },
  benefits: { de: 'Leistungen und Rechtskreis', en: 'Benefits and legal sphere' },
  qualification: { de: 'Qualifizierung', en: 'Qualification' },
  work: { de: 'Arbeit', en: 'Work' },
  casework: { de: 'Fallarbeit', en: 'Casework' },
  situation: { de: 'Lebenslage', en: 'Situation in life' },
  information: { de: 'Auskünfte zwischen Stellen', en: 'Information between agencies' },
  conflict: { de: 'Widersprüche', en: 'Conflicts' },
  case: { de: 'Akte und Verknüpfung', en: 'File and links' },
};

/** The theme of a type, `de.wegmarke.<theme>.…`, for filters. */
export function themeOf(type: string): string {
  return type.split('.')[2] ?? '';
}

/** What people call a theme; its technical name for one that this version does not know. */
export function themeTitle(theme: string): Titles {
  return themes[theme] ?? { de: theme, en: theme };
}
