import type { Language, Text } from '../page/text.ts';
import { registerWords as words } from './register-words.ts';

/** On which ground a row of the register is told, and what else that depends on. */
export interface Ground {
  readonly ground: 'consent' | 'power' | 'duty';
  readonly paragraph?: Text;
  /** A release from professional secrecy is needed beside the consent. */
  readonly secrecy: boolean;
  /** Only what happened before a day that the consent names. */
  readonly needsDataUntil: boolean;
  readonly onlyIf?: Text;
  readonly onRequest: boolean;
  readonly byClerk: boolean;
}

/** The legal basis of a row as one cell: “§ 8 Abs. 1 IntV (Pflicht); nur wenn …”. */
export function groundSaid(row: Ground, language: Language): string {
  const { ground, paragraph, secrecy, needsDataUntil, onlyIf, onRequest, byClerk } = row;
  const law = `${paragraph?.[language] ?? ''} (${words[ground][language]})`;
  const consent = [words.consent[language], ...(secrecy ? [words.secrecy[language]] : [])].join(' ');
  return [
    ground === 'consent' ? consent : law,
    ...(needsDataUntil ? [words.needsDataUntil[language]] : []),
    ...(onlyIf === undefined ? [] : [`${words.onlyIf[language]} ${onlyIf[language]}`]),
    ...(onRequest ? [words.onRequest[language]] : []),
    ...(byClerk ? [words.byClerk[language]] : []),
  ].join('; ');
}
