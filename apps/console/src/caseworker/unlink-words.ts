import type { Text } from '../page/text.ts';

/** The fixed texts of splitting a wrong link. */
export const unlinkWords = {
  title: { de: 'Falsch verknüpft?', en: 'Wrongly linked?' },
  lead: {
    de: 'Nur wenn dieser Fall zu einer anderen Person gehört als Ihre Akte. Ist der Fall für Sie nur abgeschlossen, tragen Sie stattdessen ein, dass Ihre Akte geschlossen ist.',
    en: 'Only if this case is of another person than your file. If the case is merely over for you, record instead that your file is closed.',
  },
  what: { de: 'Das geschieht sofort', en: 'This happens at once' },
  own: {
    de: 'Einträge Ihrer Stelle, die niemand mehr sieht (wer sie schon hat, muss sie löschen)',
    en: 'Entries of your agency that nobody sees any more (whoever has them must erase them)',
  },
  waiting: {
    de: 'Einträge, die noch nicht gesendet sind und bis zu einer neuen Verknüpfung hier bleiben',
    en: 'Entries not sent yet, which stay here until the file is linked anew',
  },
  received: { de: 'Einträge, die Sie löschen müssen, von', en: 'Entries that you must erase, from' },
  receivedNone: {
    de: 'In den letzten 90 Tagen kam nichts aus diesem Fall. Was früher kam, nennt der Rückruf.',
    en: 'Nothing came from this case in the last 90 days. The recall names what came before.',
  },
  consents: {
    de: 'Hier aufgenommene Einwilligungen, die für diesen Fall nicht mehr gelten',
    en: 'Consents taken down here that no longer count for this case',
  },
  goes: {
    de: 'hier aufgenommen, geht mit Ihrer Akte und gilt bei den anderen Stellen dieses Falls nicht mehr. Im richtigen Fall nehmen Sie ihn neu auf',
    en: 'taken down here, goes with your file and counts no more with the other agencies of this case. Take it down anew in the right case',
  },
  first: {
    de: 'von der Person dieses Falls. Ihre verantwortliche Stelle muss ihn zuerst entscheiden; entscheidet sonst niemand darüber, wird das Lösen abgelehnt',
    en: 'asked by the person of this case. Your controller must decide on it first; where nobody else would, the split is refused',
  },
  stays: {
    de: 'bleibt bei der Person dieses Falls',
    en: 'stays with the person of this case',
  },
  due: { de: 'fällig am', en: 'due on' },
  limits: {
    de: 'Einschränkungen, Widersprüche und Bestreitungen zu Ihren Einträgen, die im Fall der anderen Person bleiben und für Ihre Akte nicht gelten',
    en: 'Restrictions, objections and disputes about your entries, which stay in the case of the other person and do not count for your file',
  },
  others: {
    de: 'Die anderen Stellen behalten ihren Fall. Sie sehen ihn nicht mehr, und sie sehen von Ihnen nichts mehr.',
    en: 'The other agencies keep their case. You see it no more, and they see nothing of yours any more.',
  },
  forGood: {
    de: 'Das kann nicht zurückgenommen werden. Es wird mit Ihrem Kennzeichen festgehalten.',
    en: 'This cannot be taken back. It is recorded with your id.',
  },
  officer: {
    de: 'Melden Sie es Ihrer oder Ihrem Datenschutzbeauftragten: Daten einer anderen Person waren sichtbar (Art. 33 DSGVO, 72 Stunden).',
    en: 'Tell your data protection officer: data of another person could be seen (Art. 33 GDPR, 72 hours).',
  },
  ground: { de: 'Was ist passiert?', en: 'What happened?' },
  next: { de: 'Weiter', en: 'Continue' },
  sure: { de: 'Verknüpfung jetzt lösen?', en: 'Split the link now?' },
  split: { de: 'Verknüpfung lösen', en: 'Split the link' },
  done: {
    de: 'Die Verknüpfung ist gelöst. Verbinden Sie Ihre Akte jetzt mit dem richtigen Fall, oder eröffnen Sie ihn neu.',
    en: 'The link is split. Now link your file with the right case, or open it anew.',
  },
} as const satisfies Readonly<Record<string, Text>>;
