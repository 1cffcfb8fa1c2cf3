import type { Text } from '../page/text.ts';

/** The fixed texts of the landing page. */
export const words = {
  title: { de: 'Wegmarke ausprobieren', en: 'Try Wegmarke' },
  whose: { de: 'Vorführung', en: 'Demonstration' },
  lead: {
    de: 'Behörden, Träger, Beratungen und Ehrenamtliche sehen von einem Fall nur, was ein Gesetz oder eine Einwilligung ihnen erlaubt. Alle Fälle und Zugänge sind erfunden.',
    en: 'Authorities, providers, counselling services and volunteers see of a case only what a law or a consent allows them. All cases and accounts are invented.',
  },
  who: { de: 'Als wen Sie sich anmelden können', en: 'As whom you can log in' },
  noPassword: {
    de: 'Ein Kennwort gibt es hier nicht: Sie wählen auf der nächsten Seite, wer Sie sind.',
    en: 'There is no password here: on the next page you choose who you are.',
  },
  hubRole: { de: 'Sieht Zahlen, aber keinen Fall', en: 'Sees numbers, but no case' },
  tryThis: {
    de: 'In jeder Karte steht, was Sie ausprobieren können.',
    en: 'Each card says what to try.',
  },
  open: { de: 'Anmelden', en: 'Log in' },
  person: { de: 'Die Person selbst', en: 'The person' },
  personRole: {
    de: 'Eigener Weg in sieben Sprachen',
    en: 'Own path in seven languages',
  },
  personTry: [
    {
      de: 'Zuerst bei der VHS im Fall 00403 den Brief erstellen',
      en: 'First make the letter at the VHS in case 00403',
    },
    {
      de: 'Mit dem Code anmelden, Sprache wählen, widerrufen',
      en: 'Sign in with its code, choose a language, withdraw',
    },
  ],
  openPerson: { de: 'Seite der Person öffnen', en: "Open the person's page" },
  parties: { de: 'Wer die Vereinbarung geschlossen hat', en: 'Who made the agreement' },
  parts: {
    software: { de: 'Mit eigenem Fachverfahren', en: 'With software of their own' },
    'by-hand': { de: 'Tragen von Hand ein', en: 'Enter by hand' },
    'no-case-data': { de: 'Wirken mit, ohne einen Fall zu sehen', en: 'Take part without seeing any case' },
  },
  stories: { de: 'Sechs Geschichten', en: 'Six stories' },
  storiesLead: {
    de: 'Zwei Stellen sehen denselben Fall nebeneinander. Die Geschichte füllt sich in der ersten Minute nach dem Start.',
    en: 'Two offices look at the same case side by side. The story fills up in the first minute after the start.',
  },
  further: { de: 'Weitere Stellen in Rheine', en: 'Further agencies in Rheine' },
  elsewhere: { de: 'Im Nachbarnetz', en: 'In the neighbouring network' },
  elsewhereLead: {
    de: 'Emsdetten hat ein Netz für sich. Nichts geht von selbst von dort nach Rheine; wer umzieht, kann mit einem Ja etwas mitnehmen.',
    en: 'Emsdetten has a network of its own. Nothing goes from there to Rheine by itself; who moves can take something along with a yes.',
  },
  sideBySide: { de: 'Alle Fälle nebeneinander ansehen', en: 'Look at all cases side by side' },
  more: { de: 'Zum Nachlesen', en: 'To read' },
  docs: {
    de: 'Die Anleitungen liegen im Ordner docs/how-to; den Gang durch die Geschichte beschreibt docs/how-to/demonstration.md.',
    en: 'The how-tos are in the folder docs/how-to; docs/how-to/demonstration.md walks through the story.',
  },
  missing: {
    de: 'Die Daten der Vorführung fehlen. Starten Sie sie mit „npm start“.',
    en: 'The data of the demonstration are missing. Start it with “npm start”.',
  },
  reading: { de: 'Wird gelesen …', en: 'Reading …' },
} as const satisfies Readonly<Record<string, Text | readonly Text[] | Readonly<Record<string, Text>>>>;
