import type { Text } from '../page/text.ts';

/** The fixed texts of the officer's pages. */
export const words = {
  log: { de: 'Zugriffsprotokoll', en: 'Access log' },
  logLead: {
    de: 'Hier steht, wer wann was zu welchem Zweck und auf welcher Grundlage gesehen hat, und was verweigert wurde. Sie sehen nur Zeilen, in denen Ihre verantwortliche Stelle absendet oder empfängt. Jede Ihrer Fragen wird selbst protokolliert.',
    en: 'This is who saw what, when, for which purpose and on which basis, and what was refused. You see only rows in which your controller sends or receives. Each of your questions is itself recorded.',
  },
  scope: { de: 'Verantwortlich', en: 'Controller' },
  narrow: { de: 'Eingrenzen', en: 'Narrow down' },
  agency: { de: 'Stelle (sendet oder empfängt)', en: 'Agency (sends or receives)' },
  any: { de: 'alle', en: 'all' },
  decision: { de: 'Entscheidung', en: 'Decision' },
  permit: { de: 'erlaubt', en: 'permitted' },
  deny: { de: 'verweigert', en: 'refused' },
  purpose: { de: 'Zweck', en: 'Purpose' },
  type: { de: 'Art der Angabe', en: 'Kind of entry' },
  basis: { de: 'Grundlage', en: 'Basis' },
  door: { de: 'Weg', en: 'Way' },
  actor: { de: 'Kennzeichen eigener Beschäftigter', en: 'Id of own staff' },
  consent: { de: 'Nummer der Einwilligung', en: 'Number of the consent' },
  case: { de: 'Fall (Kennzeichen)', en: 'Case (pseudonym)' },
  from: { de: 'Vom Tag', en: 'From the day' },
  until: { de: 'Bis zum Tag (einschließlich)', en: 'Until the day (included)' },
  utc: { de: 'Tage zählen in Weltzeit (UTC).', en: 'Days are those of UTC.' },
  query: { de: 'Suchausdruck', en: 'Search expression' },
  queryHint: {
    de: 'So liest der Hub Ihre Suche. Sie können ihn auch selbst schreiben, zum Beispiel decision:deny created:>=2026-01-01.',
    en: 'This is how the hub reads your search. You may also write it yourself, for example decision:deny created:>=2026-01-01.',
  },
  search: { de: 'Suchen', en: 'Search' },
  reset: { de: 'Alles zurücksetzen', en: 'Reset all' },
  keep: {
    de: 'Die Suche steht in der Adresse dieser Seite. Ein Lesezeichen bewahrt sie auf; auf der Seite bleibt nichts gespeichert.',
    en: 'The search stands in the address of this page. A bookmark keeps it; the page stores nothing.',
  },
  found: { de: 'Gefundene Zugriffe, neueste zuerst', en: 'Accesses found, newest first' },
  nothing: { de: 'Dazu gibt es keinen Eintrag.', en: 'There is no entry for this.' },
  more: { de: 'Weitere laden', en: 'Load more' },
  end: { de: 'Das sind alle Einträge.', en: 'These are all entries.' },
  shown: { de: 'angezeigt', en: 'shown' },
  at: { de: 'Zeitpunkt', en: 'Instant' },
  who: { de: 'Wer', en: 'Who' },
  what: { de: 'Was und wie', en: 'What and how' },
  whyHead: { de: 'Wofür und warum', en: 'What for and why' },
  ofWhom: { de: 'Von wem', en: 'From whom' },
  explain: { de: 'Erklären', en: 'Explain' },
  system: { de: 'Programm', en: 'program' },
  foreignStaff: { de: 'Beschäftigte der anderen Stelle', en: 'staff of the other agency' },
  staff: { de: 'Beschäftigte', en: 'staff' },
  abandoned: { de: 'nicht rechtzeitig abgegangen', en: 'did not leave in time' },
  asOf: { de: 'Stand', en: 'As of' },
  export: { de: 'Liste mitnehmen', en: 'Take the list along' },
  exportLead: {
    de: 'Die ganze Liste mit derselben Eingrenzung als JSON und CSV, mit Prüfsummen und der Unterschrift des Hubs. Dass Sie sie mitnehmen, wird protokolliert.',
    en: 'The whole list with the same narrowing as JSON and CSV, with check sums and the signature of the hub. That you take it along is recorded.',
  },
  exported: { de: 'Die Liste ist fertig und geprüft.', en: 'The list is ready and checked.' },
  exportWrong: {
    de: 'Die Dateien stimmen nicht mit ihren Prüfsummen überein. Verwenden Sie sie nicht und verständigen Sie den Betreiber des Hubs.',
    en: 'The files do not match their check sums. Do not use them and tell the operator of the hub.',
  },
  entries: { de: 'Einträge', en: 'entries' },
  recordedAt: { de: 'Protokolliert', en: 'Recorded' },
  files: { de: 'Dateien', en: 'Files' },
  manifest: { de: 'Begleitzettel (Manifest)', en: 'Manifest' },
  signedAnswer: { de: 'Unterschriebene Antwort des Hubs', en: "The hub's signed answer" },
  print: { de: 'Drucken', en: 'Print' },
} as const satisfies Readonly<Record<string, Text>>;

/** Ways by which something is looked at or leaves. */
export const doors: Readonly<Record<string, Text>> = {
  claim: { de: 'Zustellung auf Abruf', en: 'delivery on claim' },
  timeline: { de: 'Zeitleiste gelesen', en: 'timeline read' },
  export: { de: 'Zeitleiste mitgenommen', en: 'timeline taken along' },
  embed: { de: 'Zeitleiste im eigenen System', en: 'timeline in the own system' },
  'subject-access': { de: 'Auskunft an die Person', en: 'access of the person' },
  'person-view': { de: 'Sicht der Person', en: "person's view" },
  intake: { de: 'Einlieferung', en: 'intake' },
};

/** On what a decision rests. */
export const bases: Readonly<Record<string, Text>> = {
  statutory: { de: 'Gesetz', en: 'law' },
  consent: { de: 'Einwilligung', en: 'consent' },
  own: { de: 'eigener Eintrag', en: 'own entry' },
  access: { de: 'Recht der Person', en: 'right of the person' },
};
