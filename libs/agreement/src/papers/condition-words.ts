import type { Wording } from '../agreement.ts';
import type { CaseFact, Condition } from '../conditions.ts';
import { conditionIn } from '../conditions.ts';

/** What each fact of a case says, for people. */
const factWords: Readonly<Record<CaseFact, Wording>> = {
  obliged: { de: 'eine Teilnahmepflicht besteht', en: 'the person is obliged to take part' },
  plan: { de: 'ein Kooperationsplan besteht', en: 'there is a cooperation plan' },
  entitled: { de: 'ein Berechtigungsschein ist ausgestellt', en: 'a voucher was issued' },
  registered: { de: 'eine Anmeldung zum Kurs liegt vor', en: 'the person is registered for a course' },
  completed: { de: 'ein Kurs ist abgeschlossen', en: 'a course was completed' },
  voluntary: {
    de: 'ein freiwilliges Angebot wird wahrgenommen',
    en: 'the person takes part in a voluntary offer',
  },
  placed: { de: 'eine Vermittlung in Arbeit liegt vor', en: 'the person was placed in work' },
  'sphere-changed': { de: 'der Rechtskreis hat gewechselt', en: 'the legal sphere has changed' },
};

const joints: Readonly<Record<'all' | 'any' | 'not', Wording>> = {
  all: { de: ' und ', en: ' and ' },
  any: { de: ' oder ', en: ' or ' },
  not: { de: 'nicht: ', en: 'not: ' },
};

/** The condition of a cell (the text of {@link conditionText}) as a German or English clause. */
export function conditionInWords(text: string, language: keyof Wording): string {
  return clause(conditionIn(text), language);
}

function clause(condition: Condition, language: keyof Wording): string {
  if (typeof condition === 'string') return factWords[condition][language];
  if ('not' in condition) return `${joints.not[language]}${clause(condition.not, language)}`;
  const [joint, parts] = 'all' in condition ? [joints.all, condition.all] : [joints.any, condition.any];
  return `(${parts.map((part) => clause(part, language)).join(joint[language])})`;
}
