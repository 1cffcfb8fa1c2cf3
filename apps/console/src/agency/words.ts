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
  ended: {
    de: 'Ihre Anmeldung ist beendet. Was Sie schon abgeschickt haben, ist gespeichert.',
    en: 'Your log-in has ended. What you have already sent is stored.',
  },
  noRole: {
    de: 'Ihr Zugang hat hier keine Aufgabe. Wer Zugänge verwaltet, kann Ihnen eine geben (Sachbearbeitung, Rechtestelle, Datenschutz).',
    en: 'Your account has no role here. Whoever manages accounts can give you one (casework, rights desk, data protection).',
  },
  notFound: { de: 'Diese Seite gibt es nicht.', en: 'There is no such page.' },
} as const satisfies Readonly<Record<string, Text>>;
