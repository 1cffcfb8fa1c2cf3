import type { Text } from '../page/text.ts';

/** The fixed texts around an agency's sections. */
export const words = {
  title: { de: 'Seiten der Behörde', en: "The agency's pages" },
  lead: {
    de: 'Melden Sie sich mit dem Zugang Ihrer Behörde an. Welche Bereiche Sie sehen, folgt aus Ihrer Aufgabe dort.',
    en: "Log in with your agency's account. Which sections you see follows from your role there.",
  },
  recorded: {
    de: 'Jeder Zugriff auf einen Fall wird unter einem Kennzeichen protokolliert, das nur Ihre Behörde auflösen kann.',
    en: 'Every access to a case is recorded under an id that only your agency can resolve.',
  },
  ended: { de: 'Ihre Anmeldung ist beendet', en: 'Your log-in has ended' },
  endedLead: {
    de: 'Nach 30 Minuten ohne Eingabe, spätestens nach 8 Stunden, endet die Anmeldung. Die Seite ist deshalb verdeckt. Was Sie abgeschickt und eine Quittung dafür gesehen haben, ist gespeichert.',
    en: 'The log-in ends after 30 minutes without input, and after 8 hours at the latest. That is why the page is covered. What you have sent and seen a receipt for is stored.',
  },
  endedKept: { de: 'Ihre Eingaben sind noch da', en: 'What you have typed is still here' },
  endedTyped: {
    de: 'Was Sie eingegeben und noch nicht abgeschickt haben, steht noch in diesem Fenster. Melden Sie sich in einem zweiten Fenster an und kommen Sie dann hierher zurück. Schließen Sie dieses Fenster nicht, und laden Sie es nicht neu.',
    en: 'What you have typed and not sent yet is still in this window. Log in in a second window and then come back here. Do not close or reload this window.',
  },
  logInBeside: { de: 'In einem zweiten Fenster anmelden', en: 'Log in in a second window' },
  goOn: { de: 'Ich bin wieder angemeldet: weiter', en: 'I am logged in again: go on' },
  logInHere: {
    de: 'Hier anmelden (Eingaben gehen verloren)',
    en: 'Log in here (what you have typed is lost)',
  },
  noRole: {
    de: 'Ihr Zugang hat hier keine Aufgabe. Wer Zugänge verwaltet, kann Ihnen eine geben (Sachbearbeitung, Rechtestelle, Datenschutz).',
    en: 'Your account has no role here. Whoever manages accounts can give you one (casework, rights desk, data protection).',
  },
  notFound: { de: 'Diese Seite gibt es nicht.', en: 'There is no such page.' },
} as const satisfies Readonly<Record<string, Text>>;
