import type { Fault } from '../problem.ts';
import { valuesFor } from './axes.ts';
import { isDay } from './days.ts';
import type { CompetenceTable, Question } from './table.ts';

/** Answers by the names of questions: a value, a whole number, or a day as `YYYY-MM-DD`. */
export type Answers = Readonly<Record<string, string | number>>;

/** Every answer that is to no question, or that its question cannot have; the path begins with the question's name. */
export function answerFaults(table: CompetenceTable, answers: Readonly<Record<string, unknown>>): Fault[] {
  return Object.entries(answers).flatMap(([name, answer]): Fault[] => {
    const question = table.questions.find((one) => one.name === name);
    if (question === undefined)
      return [
        {
          path: [name],
          code: 'COMPETENCE_ANSWER_INVALID',
          fix: `remove it; the questions are ${table.questions.map((one) => one.name).join(', ')}`,
        },
      ];
    const wanted = wantedAnswer(question);
    return isAnswer(question, answer)
      ? []
      : [{ path: [name], code: 'COMPETENCE_ANSWER_INVALID', fix: `answer with ${wanted}` }];
  });
}

function isAnswer(question: Question, answer: unknown): boolean {
  if (question.kind === 'number')
    return Number.isInteger(answer) && question.least <= Number(answer) && Number(answer) <= question.most;
  if (typeof answer !== 'string') return false;
  return question.kind === 'date' ? isDay(answer) : valuesFor(question).includes(answer);
}

function wantedAnswer(question: Question): string {
  if (question.kind === 'number') return `a whole number from ${question.least} to ${question.most}`;
  return question.kind === 'date' ? 'a day as YYYY-MM-DD' : `one of ${valuesFor(question).join(', ')}`;
}
