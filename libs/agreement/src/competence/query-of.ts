import { beginOfGermanDay } from '../german-day.ts';
import type { Fault } from '../problem.ts';
import type { CompetenceQuery } from './answer.ts';
import { answerFaults } from './answers.ts';
import { placesOf } from './offers.ts';
import type { CompetenceTable } from './table.ts';

/** What somebody sends who asks a table: `answers`, `day`, `place`, each of them can be left out. */
type Asked = Readonly<Record<string, unknown>>;

/** The members of a question to a table; there are no others. */
export const queryMembers = ['answers', 'day', 'place'] as const;

/** The query that was sent from outside, as of today where no day is named; or the first thing that is wrong with it. */
export function competenceQueryOf(
  asked: Asked,
  table: CompetenceTable,
  today: string,
): CompetenceQuery | Fault {
  const { answers = {}, day = today, place } = asked;
  if (!isMap(answers)) return wrong('answers', 'an object of answers by the names of questions');
  const [fault] = answerFaults(table, answers);
  if (fault !== undefined) return { ...fault, path: ['answers', ...fault.path] };
  if (typeof day !== 'string' || beginOfGermanDay(day) === undefined)
    return wrong('day', 'a day as YYYY-MM-DD');
  const places = placesOf(table);
  const known = places.find((one) => one === place);
  if (place !== undefined && known === undefined)
    return wrong(
      'place',
      places.length === 0 ? 'absent: there are no offers' : `one of ${places.join(', ')}`,
    );
  return {
    day,
    answers: answers as CompetenceQuery['answers'],
    ...(known !== undefined && { place: known }),
  };
}

/** Whether it is what is wrong with a query, and no query. */
export function isQueryFault(read: CompetenceQuery | Fault): read is Fault {
  return 'fix' in read;
}

function isMap(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(member: string, words: string): Fault {
  return { path: [member], code: 'COMPETENCE_ANSWER_INVALID', fix: `must be ${words}` };
}
