import type { ChainEntry } from '../chains/standing.ts';
import { inOrder } from '../chains/standing.ts';
import { fullType } from '../expand.ts';
import type { Answers } from './answers.ts';
import type { CompetenceTable } from './table.ts';

/** What of an entry is looked at for answers: whose it is tells nothing. */
export type AnsweringEntry = Omit<ChainEntry, 'agency'>;

/** The event types that answer questions of a table or say by which rows was decided, in their full form. */
export function answeringTypes({ questions, decidedBy = [] }: CompetenceTable): readonly string[] {
  const answering = questions.flatMap(({ answeredBy = [] }) => answeredBy);
  const all = [...answering, ...decidedBy].map(({ type }) => fullType(type));
  return [...new Set(all)];
}

/** What is known of a case by these entries: for each question the latest one that tells a code counts; where that answers nothing, the question is open. */
export function knownAnswers({ questions }: CompetenceTable, entries: readonly AnsweringEntry[]): Answers {
  const told = inOrder(entries);
  const known = questions.flatMap(({ name, answeredBy = [] }): (readonly [string, string])[] => {
    const answers = told.flatMap(({ type, fields }) =>
      answeredBy
        .filter((one) => fullType(one.type) === type && typeof fields[one.field] === 'string')
        .map((one) => new Map(Object.entries(one.answers)).get(String(fields[one.field]))),
    );
    const last = answers.at(-1);
    return last === undefined ? [] : [[name, last]];
  });
  return Object.fromEntries(known);
}
