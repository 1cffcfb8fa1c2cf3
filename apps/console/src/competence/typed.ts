import type { Answers, Question } from './asked.ts';

/** The answers after one field was filled: what is no answer to its question counts as not answered. */
export function answered(answers: Answers, question: Question, typed: string): Answers {
  const { [question.name]: _, ...others } = answers;
  const answer = answerIn(question, typed.trim());
  return answer === undefined ? others : { ...others, [question.name]: answer };
}

function answerIn({ kind, least = -Infinity, most = Infinity }: Question, typed: string) {
  if (typed === '') return undefined;
  if (kind === 'date') return isDay(typed) ? typed : undefined;
  if (kind !== 'number') return typed;
  const number = /^-?\d{1,9}$/.test(typed) ? Number(typed) : undefined;
  return number !== undefined && least <= number && number <= most ? number : undefined;
}

/** Whether it is a whole day, as a date field gives it; while somebody types a year, it is none yet. */
export function isDay(typed: string): boolean {
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(typed);
}
