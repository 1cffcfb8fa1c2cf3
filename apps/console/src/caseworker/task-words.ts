import type { Text } from '../page/text.ts';
import type { RecallTask, Task } from './task-list.ts';

/** What a kind of task is called, and what it asks for. */
export const kinds: Readonly<Record<Task['kind'], { readonly title: Text; readonly lead: Text }>> = {
  decision: {
    title: { de: 'Weitergabe entscheiden', en: 'Decide on a disclosure' },
    lead: {
      de: 'Die Vereinbarung überlässt diese Weitergabe Ihrer Prüfung im Einzelfall (§ 67d Abs. 1 SGB X).',
      en: 'The agreement leaves this disclosure to your judgement (§ 67d(1) SGB X).',
    },
  },
  information: {
    title: { de: 'Anfrage beantworten', en: 'Answer a request for information' },
    lead: { de: 'Eine andere Stelle fragt an.', en: 'Another agency asks.' },
  },
  recall: {
    title: { de: 'Rückruf beantworten', en: 'Answer a recall' },
    lead: {
      de: 'Sagen Sie, was mit den erhaltenen Einträgen geschehen ist. Nach drei Tagen wird erinnert, nach sechs erfahren es die Datenschutzbeauftragten.',
      en: 'Say what became of the entries that you received. A reminder comes after three days; after six the data protection officers are told.',
    },
  },
  right: {
    title: { de: 'Antrag der Person', en: 'Request of the person' },
    lead: {
      de: 'Die Rechtestelle entscheidet, zu zweit. Sie finden ihn hier, damit Sie die Frist kennen.',
      en: 'The rights desk decides, two of them. It stands here so that you know the period.',
    },
  },
  dispute: {
    title: { de: 'Bestrittenen Eintrag klären', en: 'Settle a disputed entry' },
    lead: {
      de: 'Ein Eintrag Ihrer Stelle wird bestritten. Berichtigen Sie ihn in Ihrem Verfahren oder von Hand, und sagen Sie hier, wie es ausging.',
      en: 'An entry of your agency is disputed. Correct it in your system or by hand, and say here how it ended.',
    },
  },
  consent: {
    title: { de: 'Fremd erfasste Einwilligung ansehen', en: 'Look at a consent recorded by another body' },
    lead: {
      de: 'Eine andere Stelle hat für Ihre Stelle eine Einwilligung aufgenommen. Sie gilt, bis Sie ihr widersprechen.',
      en: 'Another body took a consent down for your agency. It counts until you object.',
    },
  },
  ended: {
    title: { de: 'Einwilligung ist beendet', en: 'A consent has ended' },
    lead: {
      de: 'Auf dem Blatt der Person steht noch etwas anderes. Sagen Sie es ihr beim nächsten Gespräch.',
      en: "The person's sheet still says otherwise. Tell them when you next meet.",
    },
  },
  conflict: {
    title: { de: 'Einträge widersprechen sich', en: 'Entries conflict' },
    lead: {
      de: 'Zwei Einträge, die Ihre Stelle beide sieht, passen nicht zusammen. Klären Sie es mit der anderen Stelle. Nehmen Sie es zur Kenntnis, steht es unter der Liste, bis es vorbei ist.',
      en: 'Two entries that your agency both sees do not go together. Settle it with the other agency. Once you take note it stands below the list until it is over.',
    },
  },
  promise: {
    title: { de: 'Zusage Ihrer Stelle', en: 'Promise of your agency' },
    lead: {
      de: 'Ihre Stelle hat der Person diesen Schritt zugesagt. Die Person und die Stellen, die es sehen dürfen, sehen auch, wenn er überfällig ist.',
      en: 'Your agency promised this step to the person. The person, and the agencies that may see it, see as well when it is overdue.',
    },
  },
  wish: {
    title: { de: 'Wunsch der Person', en: 'A wish of the person' },
    lead: {
      de: 'Die Person wartet auf eine Antwort. Die Aufgabe geht, sobald eine Antwort eingetragen ist, die Ihre Stelle sieht.',
      en: 'The person waits for an answer. The task goes once an answer is recorded that your agency sees.',
    },
  },
  handover: {
    title: { de: 'Übergabe angeboten', en: 'A handover is offered' },
    lead: {
      de: 'Eine andere Stelle möchte Ihnen den Fall übergeben. Ohne Antwort verfällt das Angebot nach vier Wochen.',
      en: 'Another agency wants to hand the case over to you. Without an answer the offer lapses after four weeks.',
    },
  },
  'handover-back': {
    title: { de: 'Übergabe kam nicht zustande', en: 'A handover did not come about' },
    lead: {
      de: 'Die andere Stelle hat abgelehnt oder nicht geantwortet; der Fall ist bei Ihnen. Die Aufgabe geht, sobald eingetragen ist, wie es weitergeht.',
      en: 'The other agency declined or did not answer; the case is with you. The task goes once it is recorded how the case goes on.',
    },
  },
  deadline: {
    title: { de: 'Fälliger Schritt Ihrer Stelle', en: 'Step of your agency that is due' },
    lead: {
      de: 'Nach der Vereinbarung ist Ihre Stelle am Zug, soweit hier zu sehen. Die Aufgabe geht von selbst, sobald der Schritt eingetragen ist.',
      en: 'Under the agreement it is the turn of your agency, as far as visible here. The task goes by itself once the step is recorded.',
    },
  },
};

/** What a recall asks for. */
export const recallKinds: Readonly<Record<RecallTask['kind'], Text>> = {
  'stop-using': { de: 'nicht mehr verwenden', en: 'stop using' },
  erase: { de: 'löschen', en: 'erase' },
  restrict: { de: 'als eingeschränkt kennzeichnen', en: 'mark as restricted' },
  'restriction-lifted': { de: 'Einschränkung aufheben', en: 'lift the restriction' },
  rectified: { de: 'durch die Berichtigung ersetzen', en: 'replace by the correction' },
};

/** The fixed texts of the list of tasks. */
export const taskWords = {
  title: { de: 'Aufgaben', en: 'Tasks' },
  lead: {
    de: 'Was auf jemanden in Ihrer Stelle wartet, das Älteste zuerst, Überfälliges ganz oben.',
    en: 'What waits for somebody at your agency, the oldest first, what is overdue at the top.',
  },
  none: { de: 'Es wartet nichts. Gut so.', en: 'Nothing waits. Well done.' },
  acknowledged: {
    de: 'Widersprüche, die Sie kennen und die noch bestehen',
    en: 'Conflicts that you know of and that still stand',
  },
  acknowledgedOn: { de: 'zur Kenntnis genommen am', en: 'acknowledged on' },
  stillStanding: { de: 'besteht noch', en: 'still standing' },
  stillAhead: { de: 'steht noch bevor', en: 'still ahead' },
  show: { de: 'Welche Aufgaben', en: 'Which tasks' },
  all: { de: 'alle', en: 'all' },
  inCase: { de: 'Fall', en: 'Case' },
  noCase: { de: 'Fall hier nicht mehr bekannt', en: 'case not known here any more' },
  waits: { de: 'wartet seit', en: 'waiting since' },
  due: { de: 'Frist', en: 'Due' },
  overdue: { de: 'überfällig', en: 'overdue' },
  happened: { de: 'geschehen am', en: 'happened on' },
  from: { de: 'von', en: 'by' },
  to: { de: 'an', en: 'to' },
  asksFor: { de: 'fragt nach', en: 'asks for' },
  entry: { de: 'Eintrag', en: 'entry' },
  entries: { de: 'Einträge', en: 'entries' },
  reminders: { de: 'erinnert', en: 'reminders' },
  disclose: { de: 'Mitteilen', en: 'Tell' },
  withhold: { de: 'Nicht mitteilen', en: 'Do not tell' },
  disclosed: { de: 'Entschieden: wird mitgeteilt.', en: 'Decided: is told.' },
  withheld: { de: 'Entschieden: wird nicht mitgeteilt.', en: 'Decided: is not told.' },
  outcome: { de: 'Was ist geschehen?', en: 'What happened?' },
  paragraph: { de: 'Aufbewahrt nach (Paragraf)', en: 'Kept under (paragraph)' },
  keptUntil: { de: 'Aufbewahrt bis (Tag)', en: 'Kept until (day)' },
  answer: { de: 'Antwort abschicken', en: 'Send the answer' },
  recallAnswered: { de: 'Der Rückruf ist beantwortet.', en: 'The recall is answered.' },
  result: { de: 'Ihre Antwort', en: 'Your answer' },
  declined: { de: 'Ablehnen', en: 'Decline' },
  infoAnswered: { de: 'Die Anfrage ist beantwortet.', en: 'The request is answered.' },
  mayNotAnswer: {
    de: 'Laut Vereinbarung trägt Ihre Stelle keine Antworten ein. Antworten Sie auf dem üblichen Weg.',
    en: 'Under the agreement your agency records no answers. Answer in the usual way.',
  },
  settled: { de: 'Der bestrittene Eintrag ist geklärt.', en: 'The disputed entry is settled.' },
  correctByHand: { de: 'Von Hand berichtigen', en: 'Correct by hand' },
  noted: { de: 'Zur Kenntnis genommen', en: 'Take note' },
  notedDone: { de: 'Sie haben es zur Kenntnis genommen.', en: 'You have taken note.' },
  object: { de: 'Widersprechen', en: 'Object' },
  objectWhy: { de: 'Warum gilt sie für Ihre Stelle nicht?', en: 'Why does it not count for your agency?' },
  objected: {
    de: 'Widersprochen: Ihre Stelle gibt darauf nichts weiter.',
    en: 'Objected: your agency passes nothing on under it.',
  },
  validUntil: { de: 'gültig bis', en: 'valid until' },
  purposes: { de: 'Zweck', en: 'Purpose' },
  withdrawn: { de: 'von der Person bei der Quelle widerrufen', en: 'withdrawn by the person at the source' },
  invalidated: { de: 'von der Quelle nicht anerkannt', en: 'not acknowledged by the source' },
  toRights: { de: 'Zur Rechtestelle', en: 'To the rights desk' },
  toConsents: { de: 'Zu den Einwilligungen', en: 'To the consents' },
} as const satisfies Readonly<Record<string, Text>>;
