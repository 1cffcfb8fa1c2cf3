import type { Text } from '../page/text.ts';

/** The fixed texts of "who is who". */
export const whoWords = {
  title: { de: 'Wer ist wer', en: 'Who is who' },
  lead: {
    de: 'Die Stellen dieses Netzwerks, wie die Kooperationsvereinbarung sie nennt. Ansprechbar ist eine Funktion, keine einzelne Person.',
    en: 'The agencies of this network as the cooperation agreement names them. One turns to a function, not to a single person.',
  },
  none: {
    de: 'Der Adapter hat die Vereinbarung noch nicht vom Hub erhalten. Versuchen Sie es später noch einmal.',
    en: 'The adapter has not received the agreement from the hub yet. Try again later.',
  },
  own: { de: 'Ihre Stelle', en: 'your agency' },
  contact: { de: 'Ansprechfunktion', en: 'Contact function' },
  unit: { de: 'Einheit', en: 'Unit' },
  sphere: { de: 'Rechtskreis', en: 'Legal sphere' },
  regime: { de: 'Datenschutzrecht', en: 'Data protection law' },
  secrecy: { de: 'Schweigepflicht', en: 'Secrecy' },
  secrecyHeld: { de: 'ja (§ 203 StGB)', en: 'yes (§ 203 StGB)' },
  controller: { de: 'Verantwortlicher', en: 'Controller' },
  rightsDesk: { de: 'Rechtestelle', en: 'Rights desk' },
  dpo: { de: 'Datenschutzbeauftragung', en: 'Data protection officer' },
  records: { de: 'Trägt ein', en: 'Records' },
  tellsUs: { de: 'Darf uns mitteilen', en: 'May tell us' },
  weTell: { de: 'Dürfen wir ihr mitteilen', en: 'We may tell it' },
  law: { de: 'nach Gesetz', en: 'by law' },
  consent: { de: 'mit Einwilligung', en: 'by consent' },
  exchanged: { de: 'Was mitgeteilt werden darf', en: 'What may be told' },
  nothing: { de: 'nichts', en: 'nothing' },
} as const satisfies Readonly<Record<string, Text>>;
