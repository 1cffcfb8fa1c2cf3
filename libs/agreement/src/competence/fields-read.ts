import { fullType } from '../expand.ts';
import type { AnsweredBy, CompetenceTable } from './table.ts';

/** A field of an event type that answers a question of a table. */
export type FieldRead = Pick<AnsweredBy, 'type' | 'field'>;

/**
 * A version of a table as far as it looks at the fields that the one in force looks at, and what it would look at beyond: whoever tries
 * a version wrote it alone, and by another field of an entry any file could be searched.
 */
export function lookingNoFurther(
  next: CompetenceTable,
  inForce: CompetenceTable,
): { readonly table: CompetenceTable; readonly unread: readonly FieldRead[] } {
  const read = new Set(fieldsRead(inForce).map(nameOf));
  const beyond = fieldsRead(next).filter((one) => !read.has(nameOf(one)));
  const questions = next.questions.map((question) => {
    const { answeredBy } = question;
    return answeredBy === undefined
      ? question
      : { ...question, answeredBy: answeredBy.filter((one) => read.has(nameOf(one))) };
  });
  const unread = new Map(beyond.map(({ type, field }) => [nameOf({ type, field }), { type, field }]));
  return { table: { ...next, questions }, unread: [...unread.values()] };
}

function fieldsRead({ questions }: CompetenceTable): readonly AnsweredBy[] {
  return questions.flatMap(({ answeredBy = [] }) => answeredBy);
}

function nameOf({ type, field }: FieldRead): string {
  return `${fullType(type)} ${field}`;
}
