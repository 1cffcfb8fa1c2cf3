import type { Answers } from './answers.ts';
import { meets } from './axes.ts';
import type { Question, When } from './table.ts';

/** Whether no answer so far rules these conditions out. */
export function isOpen(when: When, questions: readonly Question[], answers: Answers): boolean {
  return questions.every((question) => {
    const condition = when[question.name];
    const answer = answers[question.name];
    return condition === undefined || answer === undefined || meets(question, condition, answer);
  });
}
