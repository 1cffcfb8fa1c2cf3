import type { CompetenceAnswer, CompetenceQuery } from './answer.ts';
import { decide } from './decide.ts';
import type { CompetenceTable, Question } from './table.ts';

/** What a form shows: the questions that matter for these answers, in their order, and what the table says to them. */
export interface CompetenceForm {
  /** The last one is open while the answer is a question. */
  readonly questions: readonly Question[];
  readonly answer: CompetenceAnswer;
}

/** Asks a table one question after the other; answers to questions that do not matter are left aside. The answers must be sound (`answerFaults`). */
export async function competenceForm(
  table: CompetenceTable,
  query: CompetenceQuery,
): Promise<CompetenceForm> {
  const questions: Question[] = [];
  const answers: Record<string, string | number> = {};
  for (;;) {
    const answer = await decide(table, { ...query, answers });
    if (answer.kind !== 'question') return { questions, answer };
    const { name } = answer.question;
    const given = query.answers[name];
    questions.push(answer.question);
    if (given === undefined) return { questions, answer };
    answers[name] = given;
  }
}
