import { conditionInWords } from '#agreement';
import type { Titles } from '#catalogue';
import type { MatrixCell } from '#gate';

/** What must be so in a case before a row of the matrix can answer; `fact:` carries the row's condition. */
export type Need = `fact:${string}` | 'request' | 'clerk' | 'consent' | 'secrecy-release';

/** A language in which people are told. */
export type Language = keyof Titles;

/** All that this row asks for. */
export function needsOf({ condition, trigger, decidedBy, basis }: MatrixCell): readonly Need[] {
  return [
    ...(condition === undefined ? [] : [`fact:${condition}` as const]),
    ...(trigger === 'on-request' ? (['request'] as const) : []),
    ...(decidedBy === 'clerk' ? (['clerk'] as const) : []),
    ...(basis.kind === 'CONSENT' ? (['consent'] as const) : []),
    ...(basis.kind === 'CONSENT' && basis.secrecy ? (['secrecy-release'] as const) : []),
  ];
}

/** The texts of the conditions among the needs. */
export function conditionsIn(needs: readonly Need[]): readonly string[] {
  return needs.filter((need) => need.startsWith(FACT)).map((need) => need.slice(FACT.length));
}

const FACT = 'fact:';

const words: Readonly<Record<Exclude<Need, `fact:${string}`>, Titles>> = {
  request: { de: 'der Empfänger hat danach gefragt', en: 'the recipient asked for it' },
  clerk: {
    de: 'die Sachbearbeitung des Absenders hat es im Einzelfall entschieden',
    en: 'a clerk of the sender decided it for this one event',
  },
  consent: { de: 'die Person hat eingewilligt', en: 'the person consented' },
  'secrecy-release': {
    de: 'die Person hat von der Schweigepflicht entbunden',
    en: 'the person released the sender from secrecy',
  },
};

/** What the needs say as one clause. */
export function needsInWords(needs: readonly Need[], language: Language): string {
  if (needs.length === 0) return language === 'de' ? 'ohne weitere Voraussetzung' : 'without any condition';
  return needs.map((need) => needInWords(need, language)).join(language === 'de' ? ' und ' : ' and ');
}

function needInWords(need: Need, language: Language): string {
  return need.startsWith(FACT)
    ? conditionInWords(need.slice(FACT.length), language)
    : words[need as keyof typeof words][language];
}
