import type { Text } from '../page/text.ts';
import type { CheckName } from './proof-check.ts';

/** The fixed texts with which one decision is explained. */
export const traceWords = {
  title: { de: 'Eine Entscheidung, erklärt', en: 'One decision, explained' },
  back: { de: 'Zurück zum Zugriffsprotokoll', en: 'Back to the access log' },
  happened: { de: 'Was geschah', en: 'What happened' },
  why: { de: 'Warum es erlaubt war', en: 'Why it was permitted' },
  gone: {
    de: 'Die Einzelheiten der Entscheidung stehen nicht mehr im Protokoll: Ihre Frist ist abgelaufen oder sie wurden gelöscht.',
    en: 'The details of the decision are no longer in the record: their time is over or they were erased.',
  },
  byLaw: { de: 'Grundlage ist das Gesetz (Befugnis):', en: 'The basis is the law (power):' },
  byDuty: { de: 'Grundlage ist das Gesetz (Pflicht):', en: 'The basis is the law (duty):' },
  byConsent: {
    de: 'Grundlage ist die Einwilligung der Person mit der Nummer',
    en: "The basis is the person's consent with the number",
  },
  byOwn: {
    de: 'Die Stelle hat ihren eigenen Eintrag gelesen.',
    en: 'The agency read an entry of its own.',
  },
  byAccess: {
    de: 'Die Person hat Auskunft verlangt, und die verantwortliche Stelle hat sie gewährt.',
    en: 'The person asked for access, and the controller granted it.',
  },
  row: { de: 'Zeile der Vereinbarung:', en: 'Row of the agreement:' },
  rowNote: { de: 'Anmerkung der Vereinbarung (englisch)', en: 'Note of the agreement' },
  onRequest: { de: 'Die Zeile gilt nur auf Anfrage.', en: 'The row counts on request only.' },
  byClerk: {
    de: 'Die Sachbearbeitung der sendenden Stelle hat im Einzelfall entschieden (§ 67d Abs. 1 SGB X).',
    en: "The sender's clerk decided in the single case (§ 67d(1) SGB X).",
  },
  validFrom: { de: 'Die Einwilligung galt vom', en: 'The consent was valid from' },
  validUntil: { de: 'bis zum', en: 'until' },
  fields: { de: 'Mitgeteilte Angaben', en: 'Fields told' },
  factOnly: {
    de: 'Mitgeteilt wurde nur die Tatsache, keine einzelne Angabe.',
    en: 'Only the fact was told, no single field.',
  },
  noDate: { de: 'Der Zeitpunkt wurde nicht mitgeteilt.', en: 'The date was not told.' },
  disputed: {
    de: 'Die Angabe wird bestritten. Sie ging nur mit diesem Hinweis weiter (§ 84 Abs. 2 SGB X).',
    en: 'The entry is disputed. It passed on with this note only (§ 84(2) SGB X).',
  },
  again: { de: 'Noch einmal gefragt', en: 'Asked again' },
  same: {
    de: 'Dieselbe Frage ergibt heute dieselbe Entscheidung.',
    en: 'The same question gets the same decision today.',
  },
  differs: {
    de: 'Dieselbe Frage ergibt heute eine andere Entscheidung. Prüfen Sie, ob das Programm geändert wurde (Version der Prüfung) oder ob etwas gelöscht wurde, worauf sie beruhte.',
    en: 'The same question gets another decision today. Look whether the program has changed (version of the gate) or whether something on which it rested was erased.',
  },
  notPossible: {
    de: 'Die Frage lässt sich nicht noch einmal stellen: Die Vereinbarung von damals liegt nicht mehr vor.',
    en: 'The question cannot be asked again: the agreement of that time is not there any more.',
  },
  gate: { de: 'Version der Prüfung damals und heute', en: 'Version of the gate then and now' },
  agreement: { de: 'Prüfsumme der Vereinbarung', en: 'Hash of the agreement' },
  proof: { de: 'Nachweis', en: 'Proof' },
  proven: { de: 'Nachgewiesen', en: 'Proven' },
  notProven: { de: 'Nicht nachgewiesen', en: 'Not proven' },
  partlyProven: { de: 'Zum Teil geprüft', en: 'Checked in part' },
  awaited: { de: 'Noch kein Nachweis', en: 'No proof yet' },
  awaitedFix: {
    de: 'Das Verzeichnis umfasst den Eintrag noch nicht. Laden Sie die Seite in einer Minute neu.',
    en: 'The ledger does not cover the entry yet. Load the page again in a minute.',
  },
  badgeLead: {
    de: 'Ihr Browser hat gerade selbst geprüft, ohne dem Hub zu glauben: gegen die Schlüssel und den Stand des Verzeichnisses, die Ihre Stelle selbst aufbewahrt.',
    en: 'Your browser has just checked by itself, without believing the hub: against the keys and the head of the ledger that your agency keeps itself.',
  },
  check: { de: 'Prüfung', en: 'Check' },
  result: { de: 'Ergebnis', en: 'Result' },
  holds: { de: 'stimmt', en: 'holds' },
  fails: { de: 'stimmt nicht', en: 'does not hold' },
  unable: { de: 'nicht geprüft', en: 'not checked' },
  failsFix: {
    de: 'Sichern Sie die unterschriebene Antwort und verständigen Sie den Betreiber des Hubs und die Aufsichtsbehörde.',
    en: 'Keep the signed answer and tell the operator of the hub and the supervisory authority.',
  },
  unableFix: {
    de: 'Was nicht geprüft werden konnte, prüfen Sie ohne Browser (siehe unten).',
    en: 'Check what could not be checked without a browser (see below).',
  },
  offline: { de: 'Ohne Browser und ohne Netz prüfen', en: 'Check without a browser and without a network' },
  offlineSteps: {
    de: 'Der Betreiber des Hubs gibt Ihnen zu einem Ereignis eine Nachweisdatei. Prüfen Sie sie auf einem Rechner Ihrer Wahl gegen die Schlüssel, die Ihre Stelle bei der Einrichtung aufbewahrt hat. Der Befehl braucht weder Hub noch Netz und teilt keinen Programmtext mit dem Hub:',
    en: "The hub's operator gives you a proof file for an event. Check it on a machine of your choice against the keys that your agency kept when it was set up. The command needs neither hub nor network and shares no code with the hub:",
  },
  offlineKeep: {
    de: 'Heben Sie die unterschriebene Antwort auf: Sie belegt, was Ihnen der Hub gesagt hat.',
    en: 'Keep the signed answer: it proves what the hub told you.',
  },
  save: { de: 'Unterschriebene Antwort sichern', en: 'Save the signed answer' },
} as const satisfies Readonly<Record<string, Text>>;

/** What each check shows. */
export const checkWords: Readonly<Record<CheckName, Text>> = {
  answer: {
    de: 'Die Antwort trägt die Unterschrift des Hubs und wurde nicht verändert.',
    en: 'The answer bears the signature of the hub and was not changed.',
  },
  place: {
    de: 'Der Nachweis gehört zu diesem Eintrag.',
    en: 'The proof is that of this entry.',
  },
  inclusion: {
    de: 'Der Eintrag steht im Verzeichnis (Enthaltensein, RFC 6962).',
    en: 'The entry stands in the ledger (inclusion, RFC 6962).',
  },
  signature: {
    de: 'Den Stand des Verzeichnisses hat der Hub unterschrieben.',
    en: 'The hub signed this head of the ledger.',
  },
  growth: {
    de: 'Es ist dasselbe Verzeichnis, das Ihre Stelle selbst gesehen hat; es ist nur gewachsen (Konsistenz, RFC 6962).',
    en: 'It is the ledger that your agency has seen itself; it has only grown (consistency, RFC 6962).',
  },
};
