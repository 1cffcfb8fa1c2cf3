import { day } from '../page/dates.ts';
import type { Language, Text } from '../page/text.ts';
import { conflictOutcomes } from './codes.ts';
import type { ConflictTold, OwnWord } from './conflicts.ts';

/** The fixed texts of what conflicts. */
export const conflictWords = {
  title: { de: 'Hier widerspricht sich etwas', en: 'Something conflicts here' },
  lead: {
    de: 'Aus den Einträgen, die Ihre Stelle kennt. Das heißt nicht, dass einer davon falsch ist; sprechen Sie mit der anderen Stelle.',
    en: 'From the entries that your agency knows. That does not make any of them wrong; talk to the other agency.',
  },
  show: { de: 'Im Verlauf zeigen', en: 'Show in the timeline' },
  notShown: {
    de: 'Der Eintrag steht nicht im Verlauf, wie er gerade gezeigt wird. Nehmen Sie Filter weg, oder lassen Sie mehr zeigen.',
    en: 'The entry is not in the timeline as it is shown now. Take filters away, or have more shown.',
  },
  own: { de: 'Ihre Stelle', en: 'your agency' },
  acknowledge: { de: 'Zur Kenntnis genommen', en: 'Take note' },
  acknowledged: { de: 'Sie haben es zur Kenntnis genommen.', en: 'You have taken note.' },
  resolve: { de: 'Sagen, wie es ausging', en: 'Say how it ended' },
  how: { de: 'Wie ging es aus?', en: 'How did it end?' },
  say: { de: 'Festhalten', en: 'Record' },
  resolved: { de: 'Es ist festgehalten, wie es ausging.', en: 'It is recorded how it ended.' },
  said: { de: 'Was Ihre Stelle zuletzt dazu gesagt hat', en: 'What your agency last said of it' },
  saidBefore: { de: 'Was Ihre Stelle früher dazu gesagt hat', en: 'What your agency said of it earlier' },
  over: { de: 'Vorbei', en: 'Over' },
} as const satisfies Readonly<Record<string, Text>>;

/** How far a conflict is. */
export const conflictStates: Readonly<Record<ConflictTold['state'], Text>> = {
  ahead: { de: 'steht bevor', en: 'lies ahead' },
  standing: { de: 'besteht', en: 'stands' },
  over: { de: 'vorbei', en: 'over' },
};

/** “1. März 2026, zur Kenntnis genommen”. */
export function answerText({ at, outcome }: OwnWord, language: Language): string {
  const noted = { de: 'zur Kenntnis genommen', en: 'note taken' };
  const said = outcome === undefined ? noted : conflictOutcomes[outcome];
  return `${day(at, language)}, ${said[language]}`;
}
