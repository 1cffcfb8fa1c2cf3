import type { Text } from './text.ts';

/** The fixed texts that every page has. */
export const words = {
  skip: { de: 'Zum Inhalt', en: 'Skip to content' },
  otherLanguage: { de: 'English', en: 'Deutsch' },
  theme: { de: 'Darstellung', en: 'Appearance' },
  system: { de: 'Wie das System', en: 'As the system' },
  light: { de: 'Hell', en: 'Light' },
  dark: { de: 'Dunkel', en: 'Dark' },
  logIn: { de: 'Anmelden', en: 'Log in' },
  logOut: { de: 'Abmelden', en: 'Log out' },
  accessibility: { de: 'Barrierefreiheit', en: 'Accessibility (in German and English)' },
  sections: { de: 'Bereiche', en: 'Sections' },
  recordedAs: { de: 'Ihre Zugriffe werden protokolliert als', en: 'Your access is recorded as' },
  endsSoonTitle: { de: 'Ihre Anmeldung endet bald', en: 'Your log-in ends soon' },
  endsSoon: {
    de: 'In etwa {minutes} Min. werden Sie abgemeldet, weil lange nichts geschehen ist.',
    en: 'In about {minutes} min you will be logged out, because nothing happened for a long time.',
  },
  endsAnyway: {
    de: 'In etwa {minutes} Min. endet diese Anmeldung: länger als 8 Stunden dauert keine. Schicken Sie ab, was Sie eingegeben haben.',
    en: 'In about {minutes} min this log-in ends: none lasts longer than 8 hours. Send what you have typed.',
  },
  stay: { de: 'Angemeldet bleiben', en: 'Stay logged in' },
  reading: { de: 'Wird gelesen …', en: 'Reading …' },
  again: { de: 'Noch einmal versuchen', en: 'Try again' },
  againByItself: {
    de: 'Die Seite versucht es in Kürze von selbst noch einmal. Sie müssen nichts tun.',
    en: 'The page tries again by itself shortly. You need not do anything.',
  },
  againNoMore: {
    de: 'Die Seite hat es mehrmals versucht und versucht es nun nicht mehr von selbst.',
    en: 'The page has tried several times and no longer tries by itself.',
  },
  failed: { de: 'Das ging nicht', en: 'That did not work' },
  notReached: {
    de: 'Der Dienst ist gerade nicht zu erreichen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    en: 'The service cannot be reached at present. Check the connection and try again.',
  },
  sending: { de: 'Wird gemeldet …', en: 'Being reported …' },
  receipt: { de: 'Quittung des Hubs', en: 'Receipt of the hub' },
  number: { de: 'Nummer', en: 'number' },
  keptHere: { de: 'Bei Ihrer Stelle gespeichert', en: 'Stored at your agency' },
  held: {
    de: 'Der Eintrag ist gespeichert und bleibt vorerst bei Ihnen; keine andere Stelle erfährt ihn.',
    en: 'The entry is stored and stays with you for now; no other agency learns it.',
  },
  heldWhy: { de: 'Grund', en: 'Reason' },
  heldAgain: {
    de: 'Er wird von selbst noch einmal geprüft, sobald sich daran etwas ändert; tragen Sie ihn nicht noch einmal ein.',
    en: 'It is checked again by itself as soon as that changes; do not enter it again.',
  },
  heldConsents: { de: 'Einwilligung in diesem Fall aufnehmen', en: 'Take a consent down in this case' },
  waiting: {
    de: 'Ist gespeichert und wird zugestellt, sobald der Hub erreichbar ist.',
    en: 'Is stored and goes out as soon as the hub can be reached.',
  },
} as const satisfies Readonly<Record<string, Text>>;
