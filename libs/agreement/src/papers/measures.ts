import type { Wording } from '../agreement.ts';

/** A technical or organisational measure (Art. 32 GDPR) that the exchange hub itself holds. */
export interface Measure {
  readonly against: Wording;
  readonly measure: Wording;
}

/** What the hub does against each risk; what a body does in its own house it adds itself. */
export const measures: readonly Measure[] = [
  {
    against: { de: 'Offenlegung ohne Rechtsgrundlage', en: 'Disclosure without a legal basis' },
    measure: {
      de: 'Eine einzige Prüfung entscheidet an jedem Ausgang im Augenblick der Übermittlung; was keine Zeile nennt, ist verboten. Jede Entscheidung ist mit Rechtsgrundlage, Feldern und Zeitpunkt protokolliert, bevor Daten fließen.',
      en: 'One single check decides at every way out at the moment of transmission; what no row names is forbidden. Each decision is recorded with legal basis, fields and time before data flows.',
    },
  },
  {
    against: { de: 'Weiterverwendung nach Widerruf', en: 'Further use after a withdrawal' },
    measure: {
      de: 'Ein Widerruf sperrt sofort jeden Ausgang; jeder frühere Empfänger erhält eine Aufforderung, die Nutzung einzustellen, und antwortet darauf (Rückruf mit Erinnerung und Eskalation).',
      en: 'A withdrawal closes every way out at once; every earlier recipient is told to stop using what it has, and answers (recall with reminder and escalation).',
    },
  },
  {
    against: {
      de: 'Zusammenführung von Fällen durch Unbefugte',
      en: 'Cases put together by somebody who must not',
    },
    measure: {
      de: 'Keine gemeinsamen Kennungen: Jede Stelle kennt einen Fall nur unter einem eigenen Pseudonym; die Drehscheibe kennt keine Namen.',
      en: 'No common identifiers: each agency knows a case by a pseudonym of its own only; the hub knows no names.',
    },
  },
  {
    against: {
      de: 'Kenntnisnahme beim Betreiber oder auf dem Transportweg',
      en: 'Knowledge at the operator or in transit',
    },
    measure: {
      de: 'Inhalte sind signiert und für den Empfänger verschlüsselt; im Speicher liegen sie je Ereignis unter einem eigenen Schlüssel.',
      en: 'Contents are signed and encrypted for the recipient; in the store each event lies under a key of its own.',
    },
  },
  {
    against: {
      de: 'Unbemerkte Veränderung oder Verlust des Protokolls',
      en: 'Change or loss of the record that nobody notices',
    },
    measure: {
      de: 'Das Protokoll ist ein Hashbaum, dessen Stand die Stellen gegenzeichnen; Beweise bleiben ohne die Drehscheibe prüfbar.',
      en: 'The record is a tree of hashes whose head the agencies co-sign; proofs can be checked without the hub.',
    },
  },
  {
    against: { de: 'Zu lange Aufbewahrung', en: 'Kept for too long' },
    measure: {
      de: 'Fristen je Ereignisart; nach Ablauf oder Löschung wird der Schlüssel vernichtet, Signaturen und Beweise bleiben ohne Inhalt bestehen.',
      en: 'Periods for each type of event; after them, or an erasure, the key is destroyed, and signatures and proofs stay without content.',
    },
  },
  {
    against: {
      de: 'Leistungs- oder Verhaltenskontrolle von Beschäftigten',
      en: 'Control of the performance or conduct of staff',
    },
    measure: {
      de: 'Beschäftigte erscheinen nur unter Pseudonymen, die allein ihre Stelle auflösen kann.',
      en: 'Staff appear under pseudonyms only, which nobody but their agency can resolve.',
    },
  },
  {
    against: { de: 'Missbrauch durch Berechtigte', en: 'Misuse by those who may' },
    measure: {
      de: 'Abrufe sind einzeln protokolliert; Datenschutzbeauftragte sehen die Zeilen, in denen ihre verantwortliche Stelle Absender oder Empfänger ist, und Abrufe ohne spätere Handlung.',
      en: 'Reads are recorded one by one; data protection officers see the rows in which their controller is sender or recipient, and reads without a later act.',
    },
  },
];
