/** The fixed texts of the steps from the question of competence to the voucher. */
export const voucherWords = {
  title: { de: 'Wer stellt den Schein aus?', en: 'Who issues the voucher?' },
  lead: {
    de: 'Erst klären, wer zuständig ist. Vor der Ausstellung abfragen, ob es schon einen Schein gibt (§ 8 Abs. 1 S. 2 IntV). Dann eintragen. Keiner der Schritte sperrt den nächsten.',
    en: 'First settle who is competent. Before issuing, ask whether there is a voucher already (§ 8(1) s. 2 IntV). Then record it. No step locks the next one.',
  },
  decided: { de: 'Zuständigkeit im Fall eintragen', en: 'Record the competence in the case' },
  elsewhere: {
    de: 'Zuständig ist eine andere Stelle. Dort wird der Schein ausgestellt.',
    en: 'Another agency is competent. The voucher is issued there.',
  },
  ask: { de: 'Schritt 1: abfragen', en: 'Step 1: ask' },
  askWhom: { de: 'Gefragt wird', en: 'Asked is' },
  askDo: { de: 'Jetzt abfragen', en: 'Ask now' },
  askAgain: { de: 'Noch einmal abfragen', en: 'Ask once more' },
  askDone: { de: 'Die Abfrage ist gestellt', en: 'The question is asked' },
  askedOn: { de: 'Abgefragt am', en: 'Asked on' },
  answer: { de: 'Schritt 2: die Antwort', en: 'Step 2: the answer' },
  answerLead: {
    de: 'Die Antwort steht im Verlauf. Nachsehen ist ein Zugriff zum Zweck der Abfrage und steht im Protokoll.',
    en: 'The answer stands in the timeline. To look is an access for the purpose of the question, and is recorded.',
  },
  answerLook: { de: 'Antwort nachsehen', en: 'Look for the answer' },
  answerNone: { de: 'Es ist noch keine Antwort da.', en: 'There is no answer yet.' },
  notAskedThere: {
    de: 'Im Verlauf steht keine Abfrage Ihrer Stelle.',
    en: 'No question of your agency stands in the timeline.',
  },
  toQuestion: { de: 'Zur Abfrage', en: 'To the question' },
  ofDay: { de: 'vom', en: 'of' },
  vouchersThere: {
    de: 'Scheine dieser Stelle, die im Verlauf stehen',
    en: 'Vouchers of that agency that stand in the timeline',
  },
  inTimeline: { de: 'Im Verlauf lesen', en: 'Read in the timeline' },
  exists: {
    de: 'Nach der Antwort gibt es schon einen Schein oder eine Anmeldung.',
    en: 'According to the answer there is a voucher or a registration already.',
  },
  existsHow: {
    de: 'Sie können trotzdem eintragen, was Sie ausgestellt haben. Beides bleibt stehen, und wer beides sehen darf, wird auf den Widerspruch hingewiesen.',
    en: 'You can still record what you issued. Both stay, and whoever may see both is told that they conflict.',
  },
  issue: { de: 'Schritt 3: den Schein eintragen', en: 'Step 3: record the voucher' },
  issueDo: { de: 'Berechtigungsschein eintragen', en: 'Record the voucher' },
  toCase: { de: 'Zurück zum Fall', en: 'Back to the case' },
} as const;
