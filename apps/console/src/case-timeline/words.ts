import type { Text } from './timeline.ts';

/** Every fixed text of the element. */
export const words = {
  asOf: { de: 'Stand', en: 'As of' },
  recorded: { de: 'Ihr Zugriff wird protokolliert.', en: 'Your access is recorded.' },
  readAgain: { de: 'Neu lesen', en: 'Read again' },
  loading: { de: 'Wird gelesen …', en: 'Reading …' },
  empty: { de: 'Für Sie liegt hier nichts vor.', en: 'There is nothing here for you.' },
  failed: {
    de: 'Der Verlauf kann gerade nicht gelesen werden. Versuchen Sie es noch einmal.',
    en: 'The timeline cannot be read at present. Try again.',
  },
  noDate: { de: 'Ohne Datum', en: 'Without a date' },
  recordedOn: { de: 'eingetragen', en: 'recorded' },
  corrects: { de: 'Berichtigt einen früheren Eintrag', en: 'Corrects an earlier entry' },
  disputed: {
    de: 'Die Person bestreitet diesen Eintrag (§ 84 Abs. 2 SGB X).',
    en: 'The person disputes this entry (§ 84(2) SGB X).',
  },
  why: { de: 'Warum sichtbar', en: 'Why visible' },
  details: { de: 'Angaben', en: 'Details' },
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein', en: 'no' },
} as const satisfies Readonly<Record<string, Text>>;
