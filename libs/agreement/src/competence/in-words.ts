import type { Wording } from '../agreement.ts';
import type { Atom, Axis } from './axes.ts';
import { atomsIn, valuesOf, YES_NO } from './axes.ts';
import type { Box } from './boxes.ts';
import { dayOfNumber, END_OF_DAYS, numberOfDay } from './days.ts';
import type { Interval } from './interval.ts';
import { intervalOf, spanOf } from './interval.ts';
import type { Question, RowCondition } from './table.ts';

type Language = keyof Wording;

const YES_NO_WORDS = { yes: { de: 'ja', en: 'yes' }, no: { de: 'nein', en: 'no' } } as const;
const OR = { de: ' oder ', en: ' or ' } as const;
const FOR_ALL = { de: 'in jedem Fall', en: 'in every case' } as const;

/** A condition on a question, without the question: `Duldung oder Aufenthaltsgestattung`. */
export function conditionInWords(question: Question, condition: RowCondition, language: Language): string {
  if (question.kind === 'number' || question.kind === 'date')
    return intervalInWords(question.kind, intervalOf(question, condition), spanOf(question).end, language);
  return valuesOf(condition)
    .map((value) => valueInWords(question, value, language))
    .join(OR[language]);
}

/** An answer to a question as people read it. */
export function answerInWords(question: Question, answer: string | number, language: Language): string {
  return question.kind === 'choice' || question.kind === 'yes-no'
    ? valueInWords(question, String(answer), language)
    : String(answer);
}

/** All combinations of a box, naming only the questions whose answer matters: `Status: …; on 2026-02-09 or later`. */
export function boxInWords(box: Box, axes: readonly Axis[]): Wording {
  return { de: wordsOf(box, axes, 'de'), en: wordsOf(box, axes, 'en') };
}

function wordsOf(box: Box, axes: readonly Axis[], language: Language): string {
  const parts = axes.flatMap((axis, at) => {
    const atoms = atomsIn(box[at] ?? 0n, axis);
    return atoms.length === axis.atoms.length ? [] : [atomsInWords(atoms, axis, language)];
  });
  return parts.length === 0 ? FOR_ALL[language] : parts.join('; ');
}

function atomsInWords(atoms: readonly Atom[], { question, atoms: all }: Axis, language: Language): string {
  const last = all.at(-1);
  const end = typeof last === 'object' ? last.end : 0;
  const said = joined(atoms).map((atom) =>
    typeof atom === 'string'
      ? valueInWords(question, atom, language)
      : intervalInWords(question?.kind === 'number' ? 'number' : 'date', atom, end, language),
  );
  return (question === undefined ? '' : `${question.titles[language]}: `) + said.join(OR[language]);
}

/** Neighbouring intervals as one. */
function joined(atoms: readonly Atom[]): readonly Atom[] {
  const done: Atom[] = [];
  for (const atom of atoms) {
    const last = done.at(-1);
    const isNext = typeof last === 'object' && typeof atom === 'object' && last.end === atom.start;
    if (isNext) done.splice(-1, 1, { start: last.start, end: atom.end });
    else done.push(atom);
  }
  return done;
}

function valueInWords(question: Question | undefined, value: string, language: Language): string {
  if (question?.kind === 'choice')
    return question.values.find((one) => one.value === value)?.titles[language] ?? value;
  const known = YES_NO.find((one) => one === value);
  return known === undefined ? value : YES_NO_WORDS[known][language];
}

function intervalInWords(
  kind: 'number' | 'date',
  { start, end }: Interval,
  endOfAll: number,
  language: Language,
): string {
  const [first, last] = kind === 'date' ? [dayOfNumber(start), dayOfNumber(end - 1)] : [start, end - 1];
  const open = end >= (kind === 'date' ? Math.min(endOfAll, numberOfDay(END_OF_DAYS)) : endOfAll);
  if (open) return language === 'de' ? `ab ${first}` : `from ${first} on`;
  if (start === end - 1) return String(first);
  return language === 'de' ? `${first} bis ${last}` : `${first} to ${last}`;
}
