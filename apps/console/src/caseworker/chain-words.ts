import { day } from '../page/dates.ts';
import type { Language, Text } from '../page/text.ts';
import type { ChainTold, LimitTold, StepTold } from './chains.ts';

/** The fixed texts of what comes next. */
export const chainWords = {
  title: {
    de: 'Wie es weitergeht, soweit hier zu sehen',
    en: 'What comes next, as far as visible here',
  },
  lead: {
    de: 'Aus den Einträgen, die Ihre Stelle kennt; was sie nicht sieht, zählt nicht mit.',
    en: 'From the entries that your agency knows; what it does not see does not count.',
  },
  actors: { de: 'Am Zug', en: 'Whose turn it is' },
  own: { de: 'Ihre Stelle', en: 'your agency' },
  toTasks: { de: 'Diese Schritte unter den Aufgaben', en: 'These steps among the tasks' },
  allSteps: { de: 'Alle Schritte', en: 'All steps' },
} as const satisfies Readonly<Record<string, Text>>;

const states: Readonly<Record<StepTold['state'], Text>> = {
  done: { de: 'Erledigt', en: 'Done' },
  passed: { de: 'Vorbei, hier nicht zu sehen', en: 'Over, not seen here' },
  next: { de: 'Als Nächstes', en: 'Next' },
  waiting: { de: 'Später', en: 'Later' },
};

const ends: Readonly<Record<Exclude<ChainTold['state'], 'running'>, Text>> = {
  complete: { de: 'abgeschlossen', en: 'complete' },
  ended: { de: 'vorzeitig beendet', en: 'ended early' },
};

const asSeen: Text = { de: 'soweit hier zu sehen', en: 'as far as visible here' };

const limits: Readonly<Record<LimitTold['kind'], Text>> = {
  target: { de: 'Ziel', en: 'Target' },
  legal: { de: 'Gesetzliche Frist', en: 'Limit of the law' },
  lapse: { de: 'Verfall, bitte prüfen', en: 'Lapse, please check' },
};

/**
 * “Gesetzliche Frist: 18. Februar 2026 (§ 7 Abs. 4 IntV), seit 3 Tagen überfällig, soweit hier zu sehen”: another one may have taken the
 * step, and the own agency not see it. Where it is the turn of others only, `isOwn` is false, and nobody is said to be late.
 */
export function limitText(
  { kind, due, paragraph, overdueDays }: LimitTold,
  language: Language,
  isOwn = true,
): string {
  const ground = paragraph ? ` (${paragraph[language]})` : '';
  const over = overdueDays === undefined ? '' : `, ${overdue(overdueDays, isOwn)[language]}`;
  return `${limits[kind][language]}: ${day(due, language)}${ground}${over}`;
}

function overdue(days: number, isOwn: boolean): Text {
  const time =
    days === 1 ? { de: 'seit 1 Tag', en: '1 day' } : { de: `seit ${days} Tagen`, en: `${days} days` };
  return isOwn
    ? { de: `${time.de} überfällig, ${asSeen.de}`, en: `overdue by ${time.en}, ${asSeen.en}` }
    : {
        de: `${time.de} vorbei; ob es geschah, ist hier nicht zu sehen`,
        en: `over for ${time.en}; whether it was done is not seen here`,
      };
}

/** “Erledigt am 18. Februar 2026” */
export function stateText({ state, on }: StepTold, language: Language): string {
  if (on === undefined) return states[state][language];
  const at: Text = { de: 'am', en: 'on' };
  return `${states[state][language]} ${at[language]} ${day(on, language)}`;
}

/** How a chain that is over ended; undefined for one that runs. */
export function endText({ state, endedOn }: ChainTold, language: Language): string | undefined {
  if (state === 'running') return undefined;
  return `${ends[state][language]}${endedOn === undefined ? '' : `, ${day(endedOn, language)}`}`;
}

/** “Fällige Schritte in allen Fällen Ihrer Stelle: 3 in den nächsten zwei Wochen, 1 überfällig, soweit hier zu sehen”; what is none is left out. */
export function dueText({ due, overdue: late }: { readonly due: number; readonly overdue: number }): Text {
  const parts: readonly Text[] = [
    ...(due > 0 ? [{ de: `${due} in den nächsten zwei Wochen`, en: `${due} in the next two weeks` }] : []),
    ...(late > 0 ? [{ de: `${late} überfällig`, en: `${late} overdue` }] : []),
    asSeen,
  ];
  return {
    de: `Fällige Schritte in allen Fällen Ihrer Stelle: ${parts.map(({ de }) => de).join(', ')}`,
    en: `Steps due in all cases of your agency: ${parts.map(({ en }) => en).join(', ')}`,
  };
}
