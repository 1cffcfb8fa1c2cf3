import type { Text } from '../page/text.ts';

/** What the caseworker reads beside the letter; the letter itself speaks through the packs. */
export const words = {
  language: { de: 'Sprache des Briefs', en: 'Language of the letter' },
  unreviewed: { de: 'ungeprüft', en: 'unreviewed' },
  print: { de: 'Brief drucken', en: 'Print the letter' },
  once: {
    de: 'Der Code wird nur jetzt gezeigt. Drucken Sie den Brief, bevor Sie die Seite verlassen.',
    en: 'The code is shown only now. Print the letter before you leave this page.',
  },
} as const satisfies Readonly<Record<string, Text>>;
