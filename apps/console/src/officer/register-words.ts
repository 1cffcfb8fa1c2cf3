import type { Text } from '../page/text.ts';

/** The fixed texts of the register of processing and of the ledger's page. */
export const registerWords = {
  registerShort: { de: 'Verarbeitungsverzeichnis', en: 'Register of processing' },
  register: { de: 'Verzeichnis der Verarbeitungstätigkeiten', en: 'Register of processing' },
  registerLead: {
    de: 'Art. 30 Abs. 1 DSGVO (für kirchliche Stellen § 31 KDG). Aus der geltenden Vereinbarung erzeugt. Entwurf, nicht geprüft: Ihre verantwortliche Stelle prüft, ergänzt und verantwortet es.',
    en: 'Art. 30(1) GDPR (for church bodies § 31 KDG). Made from the agreement in force. Draft, not reviewed: your controller checks, completes and answers for it.',
  },
  agreement: { de: 'Vereinbarung', en: 'Agreement' },
  version: { de: 'Version', en: 'version' },
  validFrom: { de: 'gültig ab', en: 'in force from' },
  hash: { de: 'Prüfsumme', en: 'hash' },
  persons: {
    de: 'Betroffen sind Zugewanderte, die von mindestens einer der Stellen beraten oder gefördert werden. Eine Übermittlung in Drittländer findet nicht statt.',
    en: 'The persons concerned are newcomers whom at least one of the agencies advises or supports. There is no transfer to third countries.',
  },
  units: { de: 'Stellen der verantwortlichen Stelle', en: 'Agencies of the controller' },
  unit: { de: 'Stelle', en: 'Agency' },
  regime: { de: 'Rechtsrahmen', en: 'Legal regime' },
  authority: { de: 'Aufsichtsbehörde', en: 'Supervisory authority' },
  dpo: { de: 'Datenschutzbeauftragte', en: 'Data protection officer' },
  contact: { de: 'Ansprechfunktion', en: 'Contact function' },
  purpose: { de: 'Zweck', en: 'Purpose' },
  sender: { de: 'Absender', en: 'Sender' },
  categories: { de: 'Kategorien von Daten', en: 'Categories of data' },
  recipients: { de: 'Empfänger', en: 'Recipients' },
  ground: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  row: { de: 'Zeile', en: 'Row' },
  consent: {
    de: 'Einwilligung (Art. 6 Abs. 1 lit. a, Art. 7 DSGVO; § 67b Abs. 2 SGB X; § 8 KDG)',
    en: 'consent (Art. 6(1)(a), Art. 7 GDPR; § 67b(2) SGB X; § 8 KDG)',
  },
  secrecy: {
    de: 'und Entbindung von der Schweigepflicht (§ 203 StGB)',
    en: 'and release from secrecy (§ 203 StGB)',
  },
  needsDataUntil: {
    de: 'nur was vor einem Tag geschah, den die Einwilligung nennt',
    en: 'only what happened before a day that the consent names',
  },
  duty: { de: 'Pflicht', en: 'duty' },
  power: { de: 'Befugnis', en: 'power' },
  onlyIf: { de: 'nur wenn', en: 'only if' },
  onRequest: { de: 'nur auf Anfrage', en: 'on request only' },
  byClerk: {
    de: 'nach Entscheidung der Sachbearbeitung (§ 67d Abs. 1 SGB X)',
    en: 'after a decision of the clerk (§ 67d(1) SGB X)',
  },
  received: {
    de: 'Von anderen Verantwortlichen empfangen',
    en: 'Received from other controllers',
  },
  nothingReceived: {
    de: 'Von anderen Verantwortlichen empfangen die Stellen nichts über Personen.',
    en: 'The agencies receive nothing about persons from other controllers.',
  },
  limits: { de: 'Löschfristen', en: 'Time limits' },
  data: { de: 'Daten', en: 'Data' },
  limit: { de: 'Frist', en: 'Time limit' },
  unsaid: { de: 'nicht bestimmt', en: 'not determined' },
  nothingRecorded: { de: 'Erfasst selbst keine Ereignisse.', en: 'Records no events of its own.' },
  measures: {
    de: 'Technische und organisatorische Maßnahmen (Art. 32 DSGVO)',
    en: 'Technical and organisational measures (Art. 32 GDPR)',
  },
  against: { de: 'Gegen', en: 'Against' },
  measure: { de: 'Maßnahme des Hubs', en: "Hub's measure" },
  print: { de: 'Verzeichnis drucken', en: 'Print the register' },
  ledgerShort: { de: 'Nachweise', en: 'Ledger' },
  ledger: { de: 'Verzeichnis der Nachweise', en: 'Ledger' },
  ledgerLead: {
    de: 'Der Hub trägt alles, was er annimmt, in ein Verzeichnis ein, das nur wachsen kann. Ihre Stelle prüft jeden neuen Stand selbst und zeichnet ihn gegen.',
    en: 'The hub enters everything that it accepts into a ledger that can only grow. Your agency checks each new head itself and co-signs it.',
  },
  head: { de: 'Zuletzt geprüfter Stand', en: 'Head that was verified last' },
  noHead: {
    de: 'Ihre Stelle hat noch keinen Stand geprüft.',
    en: 'Your agency has not verified a head yet.',
  },
  size: { de: 'Einträge', en: 'Entries' },
  seen: { de: 'Geprüft', en: 'Verified' },
  cosigned: { de: 'Gegengezeichnet', en: 'Co-signed' },
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein', en: 'no' },
  proven: { de: 'Eigene Meldungen mit Nachweis', en: 'Own messages with a proof' },
  unproven: { de: 'Eigene Meldungen ohne Nachweis', en: 'Own messages without a proof' },
  alarms: { de: 'Alarme', en: 'Alarms' },
  noAlarms: { de: 'Es gab keinen Alarm.', en: 'There was no alarm.' },
  raised: { de: 'Zuerst gemeldet', en: 'First raised' },
  alarm: { de: 'Alarm', en: 'Alarm' },
  state: { de: 'Stand', en: 'State' },
  open: { de: 'offen', en: 'open' },
  over: { de: 'beendet am', en: 'over on' },
  calm: { de: 'Kein offener Alarm', en: 'No open alarm' },
  alarming: { de: 'Offene Alarme', en: 'Open alarms' },
  restarted: { de: 'Neubeginn', en: 'Restart' },
  note: {
    de: 'Unterschriebener Kopf (für Prüfungen ohne Netz)',
    en: 'Signed head (for checks without a network)',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** From when a period runs. */
export const starts: Readonly<Record<string, Text>> = {
  happened: { de: 'dem Ereignis', en: 'the event' },
  recorded: { de: 'der Aufnahme in das Protokoll', en: 'the entry in the record' },
  'case-closed': { de: 'dem Abschluss des Falls', en: 'the end of the case' },
};

/** Units of periods, one and more. */
export const units: Readonly<Record<string, readonly [one: Text, more: Text]>> = {
  D: [
    { de: 'Tag', en: 'day' },
    { de: 'Tage', en: 'days' },
  ],
  M: [
    { de: 'Monat', en: 'month' },
    { de: 'Monate', en: 'months' },
  ],
  Y: [
    { de: 'Jahr', en: 'year' },
    { de: 'Jahre', en: 'years' },
  ],
};
