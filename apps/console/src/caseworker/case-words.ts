import type { Text } from '../page/text.ts';

/** The fixed texts of one case: its page, link code, letter, request. */
export const caseWords = {
  notLinked: { de: 'Dieser Fall ist noch nicht verbunden.', en: 'This case is not linked yet.' },
  notLinkedHow: {
    de: 'Eröffnen Sie ihn neu, wenn Ihre Stelle die erste ist. Hat die Person einen Link-Code einer anderen Stelle dabei, geben Sie ihn ein.',
    en: 'Open it anew if your agency is the first one. If the person brings a link code of another agency, type it in.',
  },
  open: { de: 'Fall neu eröffnen', en: 'Open the case anew' },
  opened: { de: 'Der Fall wird eröffnet.', en: 'The case is being opened.' },
  code: { de: 'Link-Code', en: 'Link code' },
  codeHint: {
    de: '16 Buchstaben und Ziffern, wie auf dem Blatt.',
    en: '16 letters and digits, as on the sheet.',
  },
  redeemNotHere: {
    de: 'Link-Codes darf Ihre Stelle nach der Vereinbarung nicht einlösen.',
    en: 'Under the agreement your agency may not redeem link codes.',
  },
  newFile: { de: 'Neue Akte mit Link-Code', en: 'New file with a link code' },
  newFileLead: {
    de: 'Bringt eine Person den Link-Code einer anderen Stelle mit, und Sie haben zu ihr hier noch keine Akte: Geben Sie ihr Ihr eigenes Aktenzeichen, und tippen Sie den Code ein.',
    en: 'If a person brings the link code of another agency and you have no file of theirs here yet: give it your own reference number, and type the code in.',
  },
  newReference: { de: 'Ihr Aktenzeichen', en: 'Your reference number' },
  newReferenceHint: {
    de: 'So, wie Ihre Stelle die Akte führt; führende Nullen zählen.',
    en: 'As your agency keeps the file; leading zeros count.',
  },
  referenceMissing: { de: 'Geben Sie Ihr Aktenzeichen ein.', en: 'Type your reference number in.' },
  notKnown: {
    de: 'Zu diesem Aktenzeichen gibt es hier noch keinen Fall.',
    en: 'There is no case here yet for this reference number.',
  },
  notKnownHow: {
    de: 'Prüfen Sie die Nummer; führende Nullen zählen. Ist es eine neue Akte, und die Person hat einen Link-Code einer anderen Stelle dabei, geben Sie ihn ein.',
    en: 'Check the number; leading zeros count. If it is a new file and the person brings a link code of another agency, type it in.',
  },
  redeem: { de: 'Mit diesem Code verbinden', en: 'Link with this code' },
  redeemed: { de: 'Der Fall ist mit dem Code verbunden.', en: 'The case is linked with the code.' },
  inCase: { de: 'In diesem Fall', en: 'In this case' },
  consents: { de: 'Einwilligungen', en: 'Consents' },
  enter: { de: 'Von Hand eintragen', en: 'Enter by hand' },
  plan: { de: 'Plan mit der Person', en: 'Plan with the person' },
  voucher: { de: 'Wer stellt den Schein aus?', en: 'Who issues the voucher?' },
  linkCode: { de: 'Link-Code für eine andere Stelle', en: 'Link code for another agency' },
  letter: { de: 'Brief für die Person', en: 'Letter for the person' },
  request: { de: 'Antrag der Person aufnehmen', en: 'Take down a request of the person' },
  workers: { de: 'Sachbearbeitung', en: 'Caseworkers' },
  since: { de: 'Verbunden seit', en: 'Linked since' },
  timeline: { de: 'Verlauf', en: 'Timeline' },
  onlyHere: { de: 'Nur bei Ihnen', en: 'Only at your agency' },
  onlyHereLead: {
    de: 'Von Ihrer Stelle eingetragen oder eingelesen. Noch nicht (oder nicht in dieser Fassung) beim Hub eingetragen: Im Verlauf steht es deshalb nicht oder noch so wie vorher.',
    en: 'Entered or imported by your agency. Not yet recorded at the hub, or not in this wording: that is why it is not in the timeline, or still as it was before.',
  },
  onlyHereImported: {
    de: 'aus Ihrem Fachverfahren (dort ändern)',
    en: 'from your own software (change it there)',
  },
  onlyHereOpen: {
    de: 'Von Hand Eingetragenes ansehen und ändern',
    en: 'See and change what was entered by hand',
  },
  purpose: { de: 'Wofür lesen Sie?', en: 'What do you read for?' },
  purposeHint: {
    de: 'Der Zweck steht im Zugriffsprotokoll. Ohne Angabe gelten alle Zwecke, zu denen Ihre Stelle lesen darf.',
    en: 'The purpose stands in the access log. Without one, all purposes hold for which your agency may read.',
  },
  anyPurpose: { de: 'ohne Angabe: alle erlaubten Zwecke', en: 'not stated: all purposes allowed' },
  dispute: { de: 'Dieser Eintrag stimmt nicht', en: 'This entry is wrong' },
  disputeAsk: {
    de: 'Die Stelle, die den Eintrag gemacht hat, bekommt eine Aufgabe: berichtigen oder dabei bleiben. Bis dahin wird er nur mit dem Hinweis „bestritten“ weitergegeben (§ 84 Abs. 2 SGB X).',
    en: 'The agency that made the entry gets a task: correct it or stand by it. Until then it is passed on only with the note “disputed” (§ 84(2) SGB X).',
  },
  disputeIt: { de: 'Als bestritten melden', en: 'Report as disputed' },
  disputed: {
    de: 'Der Eintrag ist als bestritten gemeldet; die Stelle ist benachrichtigt.',
    en: 'The entry is reported as disputed; the agency is told.',
  },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  back: { de: 'Zurück zum Fall', en: 'Back to the case' },
  codeLead: {
    de: 'Mit dem Code verbindet eine andere Stelle ihren Fall mit diesem. Er gilt 14 Tage und einmal. Er wird nur jetzt gezeigt: drucken Sie das Blatt und geben Sie es der Person.',
    en: 'With the code another agency links its case with this one. It is good for 14 days and once. It is shown only now: print the sheet and give it to the person.',
  },
  codeMake: { de: 'Code erzeugen', en: 'Make a code' },
  codeMade: { de: 'Der Code gilt ab jetzt.', en: 'The code is good from now on.' },
  codeNotHere: { de: 'Ihre Stelle erzeugt keine Link-Codes.', en: 'Your agency makes no link codes.' },
  codeNotHereHow: {
    de: 'Die Vereinbarung nennt sie nicht unter den Stellen, die es dürfen. Bitten Sie eine andere Stelle, die mit dem Fall verbunden ist.',
    en: 'The agreement does not name it among the agencies that may. Ask another agency that is linked to the case.',
  },
  codeSheet: { de: 'Ihr Code für eine andere Stelle', en: 'Your code for another agency' },
  codeUntil: { de: 'Gültig bis', en: 'Valid until' },
  codeFor: {
    de: 'Zeigen Sie dieses Blatt nur einer Stelle, die Ihren Fall mit unserem verbinden soll. Wer den Code hat, kann das tun. Ob Daten fließen, regeln Gesetz und Ihre Einwilligungen; der Code allein gibt nichts weiter.',
    en: 'Show this sheet only to an agency that is to link your case with ours. Whoever has the code can do so. Whether data flow is up to the law and your consents; the code alone passes nothing on.',
  },
  codeFrom: { de: 'Ausgestellt von', en: 'Issued by' },
  print: { de: 'Drucken', en: 'Print' },
  letterLead: {
    de: 'Geben Sie den Brief nur der Person selbst; prüfen Sie vorher, wer sie ist. Mit dem Code im Brief öffnet die Person ihre eigene Ansicht: ihr Weg, ihre Einwilligungen, wer was gesehen hat. Ein neuer Brief macht den vorigen ungültig, solange er nicht benutzt ist.',
    en: 'Give the letter to nobody but the person; check first who they are. With the code in the letter the person opens their own view: their path, their consents, who saw what. A new letter voids the one before as long as it was not used.',
  },
  letterHow: { de: 'Wie bekommt die Person den Brief?', en: 'How does the person get the letter?' },
  byHand: { de: 'Sie geben ihn ihr jetzt in die Hand', en: 'You hand it over now' },
  byPost: { de: 'per Post', en: 'by post' },
  letterMake: { de: 'Brief erzeugen', en: 'Make the letter' },
  letterMade: {
    de: 'Der Brief ist bereit. Er wird nur jetzt gezeigt.',
    en: 'The letter is ready. It is shown only now.',
  },
  letterLanguage: { de: 'Zweite Sprache des Briefs', en: 'Second language of the letter' },
  requestLead: {
    de: 'Sie nehmen auf, was die Person verlangt. Entscheiden muss die Rechtestelle jedes beteiligten Verantwortlichen, zu zweit, innerhalb eines Monats.',
    en: 'You take down what the person asks for. The rights desk of each controller concerned decides, two of them, within a month.',
  },
  kind: { de: 'Was verlangt die Person?', en: 'What does the person ask for?' },
  row: { de: 'Gegen welche Weitergabe?', en: 'Against which disclosure?' },
  receivedOn: { de: 'Eingegangen am', en: 'Received on' },
  identity: { de: 'Wie haben Sie die Identität geprüft?', en: 'How did you check the identity?' },
  identityMissing: {
    de: 'Wählen Sie, wie Sie geprüft haben, wer vor Ihnen steht.',
    en: 'Choose how you checked who stands before you.',
  },
  takeDown: { de: 'Antrag aufnehmen', en: 'Take the request down' },
  requested: {
    de: 'Der Antrag ist aufgenommen; die Frist von einem Monat läuft.',
    en: 'The request is taken down; the period of one month runs.',
  },
  requests: { de: 'Anträge in diesem Fall bei unserer Stelle', en: 'Requests in this case at our agency' },
  requestsNone: { de: 'Keine Anträge.', en: 'No requests.' },
  state: { de: 'Stand', en: 'State' },
  due: { de: 'Frist', en: 'Due' },
} as const satisfies Readonly<Record<string, Text>>;

/** How far a request of the person is. */
export const rightStates: Readonly<Record<string, Text>> = {
  open: { de: 'offen', en: 'open' },
  proposed: { de: 'vorgeschlagen, zweite Person fehlt', en: 'proposed, second person missing' },
  decided: { de: 'entschieden', en: 'decided' },
};
