import type { Text } from '../page/text.ts';

/** The fixed texts for taking requests down, for the answer to a person, for disputes and for doubts. */
export const moreWords = {
  take: { de: 'Antrag aufnehmen', en: 'Take a request down' },
  takeLead: {
    de: 'Die Person kann sich an jede beteiligte Stelle wenden. Der Antrag erreicht die Rechtestelle jeder verantwortlichen Stelle; wer die anderen sind, erfährt niemand.',
    en: 'The person may turn to any agency that takes part. The request reaches the rights desk of every controller; nobody learns who the others are.',
  },
  file: { de: 'Eigenes Aktenzeichen', en: 'Own file number' },
  fileHint: { de: 'Genau so, wie es in Ihrer Akte steht.', en: 'Exactly as it stands in your file.' },
  kind: { de: 'Was verlangt die Person?', en: 'What does the person ask for?' },
  received: { de: 'Eingegangen am', en: 'Received on' },
  receivedHint: {
    de: 'Von diesem Tag an läuft die Frist von einem Monat.',
    en: 'The month runs from this day.',
  },
  identity: { de: 'Wie wurde die Identität geprüft?', en: 'How was the identity checked?' },
  identityMissing: {
    de: 'Wählen Sie, wie Sie geprüft haben, wer den Antrag stellt.',
    en: 'Choose how you checked who asks.',
  },
  document: { de: 'Ausweis oder Aufenthaltstitel', en: 'identity document' },
  known: { de: 'persönlich bekannt', en: 'known in person' },
  online: { de: 'Online-Ausweis', en: 'electronic identity' },
  save: { de: 'Antrag aufnehmen', en: 'Take the request down' },
  saved: { de: 'Der Antrag ist aufgenommen.', en: 'The request was taken down.' },
  toRequest: { de: 'Diesen Antrag bearbeiten', en: 'Work on this request' },
  fileMissing: { de: 'Geben Sie das Aktenzeichen ein.', en: 'Enter the file number.' },
  dueThen: { de: 'Zu entscheiden ist er bis etwa', en: 'It has to be decided by about' },
  others: {
    de: 'Andere Rechte als Auskunft und Übertragbarkeit nimmt die Sachbearbeitung am Fall auf, weil einzelne Einträge oder eine Zeile der Vereinbarung dazugehören können.',
    en: 'Rights other than access and portability are taken down by the caseworker at the case, as single entries or a row of the agreement may belong to them.',
  },
  answer: { de: 'So entsteht die Auskunft', en: 'How the answer is made' },
  answerWho: {
    de: 'Die Antwort macht nicht diese Seite, sondern der Betreiber des Hubs, mit einem Befehl auf seinem Rechner. Geben Sie ihm diese Zeile, sobald alle verantwortlichen Stellen entschieden haben. Solange eine fehlt, sagt der Befehl, welche und bis wann, und gibt nichts heraus.',
    en: 'It is not this page that makes the answer, but the operator of the hub, with a command on their machine. Give them this line once all controllers have decided. As long as one is missing, the command says which and until when, and gives nothing out.',
  },
  answerWhat: {
    de: 'Der Befehl legt eine Datei an, die nur die Person öffnen kann. Den Code dazu druckt er ein einziges Mal; er geht getrennt an die Person. In der Datei stehen:',
    en: 'The command makes a file that only the person can open. It prints the code once; the code goes to the person apart from it. In the file are:',
  },
  readme: { de: 'eine Seite zum Lesen und Drucken (HTML)', en: 'a page to read and print (HTML)' },
  data: {
    de: 'alle freigegebenen Einträge und alle Empfänger mit Namen (JSON und CSV)',
    en: 'all released entries and all recipients by name (JSON and CSV)',
  },
  receipts: { de: 'die Quittungen der Einwilligungen', en: 'the receipts of the consents' },
  proofs: {
    de: 'zu jedem Eintrag der Nachweis, dass er im Protokoll steht',
    en: 'for each entry the proof that it stands in the record',
  },
  withheld: {
    de: 'Was zurückgehalten wird, nennt die Datei nur mit seinem Grund.',
    en: 'What is withheld the file names by its ground only.',
  },
  notYet: {
    de: 'Ihre verantwortliche Stelle hat noch nicht entschieden.',
    en: 'Your controller has not decided yet.',
  },
  decided: {
    de: 'Ihre verantwortliche Stelle hat entschieden.',
    en: 'Your controller has decided.',
  },
  disputes: { de: 'Bestrittene Einträge', en: 'Disputed entries' },
  disputesLead: {
    de: 'Von diesen Einträgen heißt es, dass sie nicht stimmen. Bis zur Klärung geht jeder nur mit diesem Hinweis weiter (§ 84 Abs. 2 SGB X).',
    en: 'These entries are said to be wrong. Until it is settled each passes on with this note only (§ 84(2) SGB X).',
  },
  noDisputes: { de: 'Kein Eintrag ist bestritten.', en: 'No entry is disputed.' },
  outcome: { de: 'Ausgang', en: 'Outcome' },
  corrected: { de: 'Der Eintrag wurde berichtigt', en: 'The entry was corrected' },
  standsBy: { de: 'Die Stelle bleibt dabei', en: 'The agency stands by it' },
  settle: { de: 'Klären', en: 'Settle' },
  settled: { de: 'Die Klärung ist festgehalten.', en: 'The outcome is recorded.' },
  unknownEntry: { de: 'Eintrag', en: 'Entry' },
  doubts: { de: 'Zweifel nach einem Schlüsseldiebstahl', en: 'Doubts after a stolen key' },
  doubtsLead: {
    de: 'Diese Meldungen sind mit einem Schlüssel Ihrer Stelle unterschrieben, der gestohlen wurde. Keine andere Stelle sieht sie, bis Sie sagen, ob sie von Ihnen waren.',
    en: 'These messages were signed with a key of your agency that was stolen. No other agency sees them until you say whether they were yours.',
  },
  noDoubts: { de: 'Es gibt nichts zu klären.', en: 'There is nothing to settle.' },
  message: { de: 'Meldung', en: 'Message' },
  sentFromHere: { de: 'Von diesem Anschluss gesendet', en: 'Sent from this adapter' },
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein: vermutlich fremd', en: 'no: probably not ours' },
  ours: { de: 'Das waren wir', en: 'It was ours' },
  notOurs: { de: 'Das waren wir nicht', en: 'It was not ours' },
  chosen: { de: 'Zuerst auswählen', en: 'Choose first' },
  choose: { de: 'Auswählen', en: 'Choose' },
  doubtSettled: { de: 'Ihr Wort dazu ist festgehalten.', en: 'Your word on it is recorded.' },
  case: { de: 'Fall', en: 'Case' },
} as const satisfies Readonly<Record<string, Text>>;
