import type { Text } from '../page/text.ts';

/** The fixed texts of the operations page. */
export const words = {
  title: { de: 'Betrieb des Hubs', en: 'Operation of the hub' },
  lead: {
    de: 'Diese Seite zeigt Zeiten, Summen und Codes. Sie zeigt keinen Fall, keine Person und keinen Inhalt.',
    en: 'This page shows times, sums and codes. It shows no case, no person and no content.',
  },
  entrance: {
    de: 'Melden Sie sich mit dem Zugang für den Betrieb an. Jede Handlung wird unter Ihrem Kennzeichen im Protokoll festgehalten.',
    en: 'Log in with your account for operation. Every action is recorded under your id.',
  },
  ended: {
    de: 'Ihre Anmeldung ist beendet. Was Sie ausgelöst haben, läuft weiter.',
    en: 'Your log-in has ended. What you have started goes on.',
  },
  notOperator: {
    de: 'Ihr Zugang gehört nicht zum Betrieb des Hubs.',
    en: 'Your account does not belong to the operation of the hub.',
  },
  noLogIn: {
    de: 'An diesem Hub ist keine Anmeldung für den Betrieb eingerichtet.',
    en: 'No log-in for operation is set up at this hub.',
  },
  asOf: { de: 'Stand', en: 'As of' },
  byItself: { de: 'Von selbst alle 10 Sekunden neu lesen', en: 'Read again by itself every 10 seconds' },
  readAgain: { de: 'Jetzt neu lesen', en: 'Read again now' },
  allWell: { de: 'Alles läuft', en: 'All is well' },
  needsYou: { de: 'Bitte ansehen', en: 'Please look at this' },
  parts: { de: 'Teile des Hubs', en: 'Parts of the hub' },
  eachPart: { de: 'Ob jeder Teil antwortet', en: 'Whether each part answers' },
  part: { de: 'Teil', en: 'Part' },
  state: { de: 'Zustand', en: 'State' },
  up: { de: 'antwortet', en: 'answers' },
  down: { de: 'antwortet nicht', en: 'does not answer' },
  off: { de: 'nicht eingerichtet', en: 'not set up' },
  adapters: { de: 'Anbindungen der Behörden', en: 'Adapters of the agencies' },
  perAgency: {
    de: 'Je Behörde: wann zuletzt gesehen, was wartet, welche Quittungen',
    en: 'For each agency: when last seen, what waits, which receipts',
  },
  adaptersNote: {
    de: 'Die Zahlen zählen Quittungen, seit dieser Hub läuft. Dieselbe Nachricht zählt bei jedem Versuch.',
    en: 'The numbers count receipts since this hub runs. The same message counts at each attempt.',
  },
  noAdapters: { de: 'Noch keine Behörde ist eingetragen.', en: 'No agency is registered yet.' },
  agency: { de: 'Behörde', en: 'Agency' },
  network: { de: 'Netzwerk', en: 'Network' },
  seen: { de: 'Zuletzt gesehen', en: 'Last seen' },
  justNow: { de: 'gerade eben', en: 'just now' },
  never: { de: 'noch nie', en: 'never' },
  unheard: { de: 'Schlüssel widerrufen: wird nicht gehört', en: 'keys revoked: is not heard' },
  silent: { de: 'Bitte nachfragen', en: 'Please ask there' },
  waiting: { de: 'Fälle mit möglichem Neuem', en: 'Cases that may hold news' },
  moreThan: { de: 'mehr als', en: 'more than' },
  accepted: { de: 'Angenommen', en: 'Accepted' },
  held: { de: 'Zurückgehalten', en: 'Held' },
  refused: { de: 'Abgelehnt', en: 'Refused' },
  none: { de: 'keine', en: 'none' },
  parked: { de: 'Zurückgestellt', en: 'Set aside' },
  parkedStreams: { de: 'Was zurückgestellt ist, und warum', en: 'What is set aside, and why' },
  parkedNote: {
    de: 'Was hier steht, konnte eine Lesesicht nicht anwenden. Es ist nicht verloren: Das Protokoll enthält es. Nennen Sie den Grund denen, die das Programm pflegen. Ist die Ursache behoben, versuchen Sie es erneut.',
    en: 'A read model could not apply what is listed here. It is not lost: the record holds it. Tell the reason to those who maintain the program. When the cause is mended, try again.',
  },
  noParked: { de: 'Nichts ist zurückgestellt.', en: 'Nothing is set aside.' },
  view: { de: 'Lesesicht', en: 'Read model' },
  place: { de: 'Platz im Protokoll', en: 'Place in the record' },
  kind: { de: 'Art', en: 'Kind' },
  reason: { de: 'Grund', en: 'Reason' },
  action: { de: 'Handlung', en: 'Action' },
  retry: { de: 'Erneut versuchen', en: 'Try again' },
  projections: { de: 'Lesesichten und Verfolger', en: 'Read models and followers' },
  howFar: { de: 'Wie weit jede Sicht ist', en: 'How far each one is' },
  projectionsNote: {
    de: 'Der Rückstand zählt Einträge bis zum Ende des Protokolls. Ein Neuaufbau läuft neben der Sicht, die in Gebrauch ist; niemandem wird etwas gesendet.',
    en: 'The lag counts entries up to the end of the record. A rebuild runs beside the one in use; nobody is sent anything.',
  },
  behind: { de: 'Rückstand', en: 'Lag' },
  rebuildColumn: { de: 'Letzter Neuaufbau', en: 'Last rebuild' },
  rebuild: { de: 'Neu aufbauen', en: 'Rebuild' },
  running: { de: 'läuft', en: 'running' },
  done: { de: 'fertig', en: 'done' },
  overtaken: { de: 'von einem späteren abgelöst', en: 'overtaken by a later one' },
  failed: { de: 'abgebrochen; die Sicht in Gebrauch bleibt', en: 'ended; the one in use stays' },
  ledger: { de: 'Hauptbuch und Zeugen', en: 'Ledger and witnesses' },
  origin: { de: 'Name', en: 'Name' },
  leaves: { de: 'Einträge', en: 'Entries' },
  head: { de: 'Letzter unterschriebener Stand', en: 'Newest signed head' },
  noHead: { de: 'noch keiner', en: 'none yet' },
  standing: { de: 'Stand der Aufzeichnung', en: 'Standing of the record' },
  alarms: { de: 'Alarme der letzten Stunde', en: 'Alarms of the last hour' },
  witnesses: { de: 'Zeugen', en: 'Witnesses' },
  noWitnesses: { de: 'Noch kein Zeuge hat sich gemeldet.', en: 'No witness has spoken yet.' },
  seenUpTo: { de: 'Hält Stand', en: 'Holds head' },
  cosigned: { de: 'Mitunterschrieben', en: 'Co-signed' },
  notYet: { de: 'noch nicht', en: 'not yet' },
  missing: { de: 'Fehlt noch', en: 'Still missing' },
  saidAt: { de: 'Zuletzt gesagt', en: 'Last said' },
  atMachine: { de: 'Nur an der Maschine des Hubs', en: "At the hub's machine only" },
  atMachineNote: {
    de: 'Was den Hub für alle schließt oder Schlüssel braucht, geht nicht von hier: sichern, prüfen, wiederherstellen, nachspielen.',
    en: 'What closes the hub for everybody, or needs keys, cannot be done from here: backup, verify, restore, replay.',
  },
  program: { de: 'Programm', en: 'Program' },
  gate: { de: 'Regel (Gate)', en: 'Rule (gate)' },
  since: { de: 'läuft seit', en: 'runs since' },
  sure: { de: 'Sind Sie sicher?', en: 'Are you sure?' },
  yes: { de: 'Ja', en: 'Yes' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  willBeRecorded: {
    de: 'Diese Handlung wird mit Ihrem Kennzeichen und der Zeit im Protokoll festgehalten.',
    en: 'This action is recorded with your id and the time.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The parts of the hub in words. */
export const partWords: Readonly<Record<string, Text>> = {
  store: { de: 'Protokoll (Datenbank)', en: 'Record (database)' },
  broker: { de: 'Vermittler (Broker)', en: 'Broker' },
  disclosure: { de: 'Weitergabe an Behörden', en: 'Disclosure to agencies' },
};

/** The readers of the log in words. */
export const viewWords: Readonly<Record<string, Text>> = {
  claims: { de: 'Was Empfänger abholen können', en: 'What recipients can fetch' },
  evidence: { de: 'Was sich für wen geändert hat', en: 'What changed for whom' },
  recalls: { de: 'Stand der Rückrufe', en: 'How recalls stand' },
  access: { de: 'Wer hat was gesehen', en: 'Who saw what' },
  'recall-reactor': { de: 'Öffnen von Rückrufen', en: 'Opening of recalls' },
  ledger: { de: 'Hauptbuch', en: 'Ledger' },
};

/** What a set-aside stream is about. */
export const kindWords: Readonly<Record<string, Text>> = {
  case: { de: 'ein Fall', en: 'a case' },
  recall: { de: 'ein Rückruf', en: 'a recall' },
  registry: { de: 'ein Teilnehmerverzeichnis', en: 'a registry' },
  refusals: { de: 'abgelehnte Nachrichten', en: 'refused messages' },
};

/** Where an agency was heard. */
export const doorWords: Readonly<Record<string, Text>> = {
  intake: { de: 'hat etwas gemeldet', en: 'handed something in' },
  claim: { de: 'hat nach Neuem gefragt', en: 'asked for news' },
  evidence: { de: 'hat nach Einwilligungen gefragt', en: 'asked for consents' },
  ledger: { de: 'hat das Hauptbuch geprüft', en: 'checked the ledger' },
};

/** How the record stands. */
export const standingWords: Readonly<Record<string, Text>> = {
  open: { de: 'vollständig', en: 'complete' },
  refilling: {
    de: 'wird nachgefüllt: Es wird nichts weitergegeben',
    en: 'is being refilled: nothing is disclosed',
  },
  behind: {
    de: 'hinter einem Zeugen zurück: Es wird nichts weitergegeben',
    en: 'behind a witness: nothing is disclosed',
  },
};

/** What needs people, and what they do. */
export const reasonWords: Readonly<Record<string, Text>> = {
  'stream-parked': {
    de: 'Eine Lesesicht hat etwas zurückgestellt. Sehen Sie unter „Zurückgestellt“ nach.',
    en: 'A read model has set something aside. Look at "Set aside".',
  },
  'content-damaged': {
    de: 'Ein gespeicherter Inhalt passt nicht mehr zu seinem Schlüssel. Geben Sie an der Maschine „wegmarke record verify“ ein.',
    en: 'A stored content no longer fits its key. Type "wegmarke record verify" at the machine.',
  },
  'record-refilling': {
    de: 'Die Aufzeichnung wird nach einer Wiederherstellung nachgefüllt. Warten Sie; „wegmarke replay“ zeigt, wer fehlt.',
    en: 'The record is being refilled after a restore. Wait; "wegmarke replay" shows who is missing.',
  },
  'record-behind-witness': {
    de: 'Eine Behörde hat mehr gesehen, als die Aufzeichnung enthält. Folgen Sie „The database was lost“ im Betriebshandbuch.',
    en: 'An agency has seen more than the record holds. Follow "The database was lost" in the handbook.',
  },
  'ledger-inconsistent': {
    de: 'Die Aufzeichnung ist nicht die, für die unterschrieben wurde. Halten Sie den Hub an und bewahren Sie alles auf.',
    en: 'The record is not what was signed for. Stop the hub and keep everything.',
  },
  'ledger-shrunk': {
    de: 'Das Hauptbuch ist kürzer geworden. Halten Sie den Hub an und bewahren Sie alles auf.',
    en: 'The ledger has become shorter. Stop the hub and keep everything.',
  },
  'ledger-tiles-lost': {
    de: 'Der Zwischenspeicher des Hauptbuchs wird neu gemacht. Geben Sie danach „wegmarke record verify“ ein.',
    en: 'The cache of the ledger is being made anew. Type "wegmarke record verify" afterwards.',
  },
  'ledger-cosignature-false': {
    de: 'Eine Behörde hat ein anderes Hauptbuch unterschrieben. Sehen Sie an ihrem Arbeitsplatz nach.',
    en: 'An agency signed another ledger. Look at its desk.',
  },
};
