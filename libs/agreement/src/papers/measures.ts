/** A technical or organisational measure (Art. 32 GDPR) that the exchange hub itself holds. */
export interface Measure {
  readonly against: string;
  readonly measure: string;
}

/** What the hub does against each risk; what a body does in its own house it adds itself. */
export const measures: readonly Measure[] = [
  {
    against: 'Offenlegung ohne Rechtsgrundlage',
    measure:
      'Eine einzige Prüfung entscheidet an jedem Ausgang im Augenblick der Übermittlung; was keine Zeile nennt, ist verboten. Jede Entscheidung ist mit Rechtsgrundlage, Feldern und Zeitpunkt protokolliert, bevor Daten fließen.',
  },
  {
    against: 'Weiterverwendung nach Widerruf',
    measure:
      'Ein Widerruf sperrt sofort jeden Ausgang; jeder frühere Empfänger erhält eine Aufforderung, die Nutzung einzustellen, und antwortet darauf (Rückruf mit Erinnerung und Eskalation).',
  },
  {
    against: 'Zusammenführung von Fällen durch Unbefugte',
    measure:
      'Keine gemeinsamen Kennungen: Jede Stelle kennt einen Fall nur unter einem eigenen Pseudonym; die Drehscheibe kennt keine Namen.',
  },
  {
    against: 'Kenntnisnahme beim Betreiber oder auf dem Transportweg',
    measure:
      'Inhalte sind signiert und für den Empfänger verschlüsselt; im Speicher liegen sie je Ereignis unter einem eigenen Schlüssel.',
  },
  {
    against: 'Unbemerkte Veränderung oder Verlust des Protokolls',
    measure:
      'Das Protokoll ist ein Hashbaum, dessen Stand die Stellen gegenzeichnen; Beweise bleiben ohne die Drehscheibe prüfbar.',
  },
  {
    against: 'Zu lange Aufbewahrung',
    measure:
      'Fristen je Ereignisart; nach Ablauf oder Löschung wird der Schlüssel vernichtet, Signaturen und Beweise bleiben ohne Inhalt bestehen.',
  },
  {
    against: 'Leistungs- oder Verhaltenskontrolle von Beschäftigten',
    measure: 'Beschäftigte erscheinen nur unter Pseudonymen, die allein ihre Stelle auflösen kann.',
  },
  {
    against: 'Missbrauch durch Berechtigte',
    measure:
      'Abrufe sind einzeln protokolliert; Datenschutzbeauftragte sehen die Zeilen, in denen ihre verantwortliche Stelle Absender oder Empfänger ist, und Abrufe ohne spätere Handlung.',
  },
];
