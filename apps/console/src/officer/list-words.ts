import type { Text } from '../page/text.ts';

/** The fixed texts of the officer's lists and saved questions. */
export const listWords = {
  questions: { de: 'Gespeicherte Fragen', en: 'Saved questions' },
  questionsLead: {
    de: 'Fragen, die sich immer wieder stellen. Eigene Fragen bewahren Sie als Lesezeichen auf einer Suche im Zugriffsprotokoll auf.',
    en: 'Questions that come up again and again. Keep questions of your own as a bookmark on a search in the access log.',
  },
  ask: { de: 'Diese Frage stellen', en: 'Ask this question' },
  refused: { de: 'Mehr als 5 Verweigerungen am Tag', en: 'More than 5 refusals a day' },
  refusedLead: {
    de: 'Tage der letzten 30, an denen eine eigene Stelle oder eine Person von ihr öfter als fünfmal abgewiesen wurde. Das kann ein Versehen sein oder ein Versuch, zu sehen, was man nicht sehen darf.',
    en: 'Days of the last 30 on which an own agency, or a member of its staff, was refused more than five times. That may be a mistake, or an attempt to see what one must not.',
  },
  idle: { de: 'Gelesen, ohne dass etwas folgte', en: 'Read without a later event' },
  idleLead: {
    de: 'Zugriffe eigener Beschäftigter, nach denen ihre Stelle 30 Tage lang nichts zu dem Fall eingetragen hat.',
    en: 'Reads by own staff after which their agency recorded nothing in the case for 30 days.',
  },
  unused: { de: 'Einwilligungen, die niemand nutzt', en: 'Consents that nobody uses' },
  unusedLead: {
    de: 'Teile von Einwilligungen, die seit 90 Tagen gelten und auf denen nichts übermittelt wurde.',
    en: 'Provisions in force for 90 days on which nothing was disclosed.',
  },
  taken: { de: 'Mitgenommene Zeitleisten', en: 'Timelines taken along' },
  takenLead: {
    de: 'Wer hat eine Zeitleiste als Datei mitgenommen?',
    en: 'Who took a timeline along as a file?',
  },
  byConsent: { de: 'Zugriffe auf Grund einer Einwilligung', en: 'Accesses on the basis of a consent' },
  byConsentLead: {
    de: 'Alles, was nur mit Einwilligung der Person sichtbar war.',
    en: 'Everything that could be seen with the consent of the person only.',
  },
  day: { de: 'Tag (UTC)', en: 'Day (UTC)' },
  count: { de: 'Anzahl', en: 'Number' },
  look: { de: 'Ansehen', en: 'Look' },
  noneFound: { de: 'Nichts gefunden. Es besteht kein Anlass.', en: 'Nothing found. There is no occasion.' },
  consents: { de: 'Einwilligungsregister', en: 'Register of consents' },
  consentsLead: {
    de: 'Einwilligungen, die eigene Stellen aufgenommen haben oder die eigene Stellen betreffen. Wer nur empfängt, erfährt erst davon, wenn darauf etwas übermittelt wurde.',
    en: 'Consents that own agencies took down or that concern own agencies. Who only receives learns of one once something was disclosed on it.',
  },
  consent: { de: 'Einwilligung', en: 'Consent' },
  status: { de: 'Stand', en: 'Status' },
  recordedBy: { de: 'Aufgenommen von', en: 'Taken down by' },
  source: { de: 'Wer erzählt', en: 'Who tells' },
  recipients: { de: 'Wem', en: 'To whom' },
  purposes: { de: 'Wozu', en: 'What for' },
  kinds: { de: 'Was', en: 'What' },
  validUntil: { de: 'Gültig bis', en: 'Valid until' },
  ended: { de: 'Beendet am', en: 'Ended on' },
  secrecy: { de: 'Entbindung von der Schweigepflicht', en: 'release from secrecy' },
  noConsents: {
    de: 'Es gibt keine Einwilligung, die Sie betrifft.',
    en: 'There is no consent that concerns you.',
  },
  recalls: { de: 'Rückrufe', en: 'Recalls' },
  recallsLead: {
    de: 'Aufforderungen, die Nutzung einzustellen, zu löschen oder zu kennzeichnen: was offen ist, wie alt es ist und was geantwortet wurde.',
    en: 'Requests to stop using, to erase or to mark: what is open, how old it is and what was answered.',
  },
  openOnly: { de: 'Nur offene zeigen', en: 'Show open ones only' },
  kind: { de: 'Art', en: 'Kind' },
  fromTo: { de: 'Von – an', en: 'From – to' },
  age: { de: 'Alter in Tagen', en: 'Age in days' },
  open: { de: 'offen', en: 'open' },
  answered: { de: 'beantwortet', en: 'answered' },
  answers: { de: 'Antworten', en: 'Answers' },
  stopped: { de: 'Nutzung eingestellt', en: 'stopped' },
  erased: { de: 'gelöscht', en: 'erased' },
  kept: { de: 'aufbewahrt', en: 'kept' },
  impossible: { de: 'nicht möglich', en: 'impossible' },
  overtaken: { de: 'überholt', en: 'overtaken' },
  neverClaimed: { de: 'nie abgeholt: keine Antwort nötig', en: 'never claimed: no answer needed' },
  reminders: { de: 'Erinnerungen', en: 'Reminders' },
  escalated: { de: 'überfällig gemeldet am', en: 'told as overdue on' },
  noRecalls: { de: 'Es gibt keinen solchen Rückruf.', en: 'There is no such recall.' },
  requests: { de: 'Anträge der Personen', en: "Persons' requests" },
  requestsLead: {
    de: 'Was Personen verlangt haben, und bis wann Ihre verantwortliche Stelle entscheiden muss. Entschieden wird in der Rechtestelle, mit vier Augen.',
    en: 'What persons asked for, and until when your controller has to decide. The rights desk decides, with four eyes.',
  },
  received: { de: 'Eingegangen', en: 'Received' },
  due: { de: 'Frist', en: 'Due' },
  overdue: { de: 'überfällig', en: 'overdue' },
  noRequests: { de: 'Es liegt kein Antrag vor.', en: 'There is no request.' },
} as const satisfies Readonly<Record<string, Text>>;

/** Where a consent record stands. */
export const statuses: Readonly<Record<string, Text>> = {
  requested: { de: 'erbeten', en: 'requested' },
  given: { de: 'erteilt', en: 'given' },
  refused: { de: 'verweigert', en: 'refused' },
  'partly-withdrawn': { de: 'zum Teil widerrufen', en: 'withdrawn in part' },
  withdrawn: { de: 'widerrufen', en: 'withdrawn' },
  expired: { de: 'abgelaufen', en: 'expired' },
  'not-yet-valid': { de: 'gilt noch nicht', en: 'not yet valid' },
  invalidated: { de: 'unwirksam', en: 'invalid' },
  superseded: { de: 'ersetzt', en: 'superseded' },
};

/** What a recall asks for. */
export const recallKinds: Readonly<Record<string, Text>> = {
  'stop-using': { de: 'Nutzung einstellen', en: 'stop using' },
  erase: { de: 'löschen', en: 'erase' },
  restrict: { de: 'einschränken', en: 'restrict' },
  'restriction-lifted': { de: 'Einschränkung beendet', en: 'restriction lifted' },
  rectified: { de: 'berichtigt', en: 'rectified' },
};

/** What a person may ask for, and how far its decision is. */
export const requestWords: Readonly<Record<string, Text>> = {
  access: { de: 'Auskunft', en: 'access' },
  portability: { de: 'Datenübertragbarkeit', en: 'portability' },
  erasure: { de: 'Löschung', en: 'erasure' },
  restriction: { de: 'Einschränkung', en: 'restriction' },
  objection: { de: 'Widerspruch', en: 'objection' },
  rectification: { de: 'Berichtigung', en: 'rectification' },
  open: { de: 'offen', en: 'open' },
  proposed: { de: 'Vorschlag liegt vor', en: 'proposed' },
  decided: { de: 'entschieden', en: 'decided' },
};
