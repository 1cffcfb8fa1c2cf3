import type { Wording } from '../agreement.ts';
import { paragraphInGerman } from '../papers/german-law.ts';
import type { CompetenceAnswer, CompetenceQuery, Fire } from './answer.ts';
import type { Answers } from './answers.ts';
import type { Fired } from './engine.ts';
import { answerInWords, conditionInWords } from './in-words.ts';
import { offersFor } from './offers.ts';
import type { CompetenceTable, Competent, Titled } from './table.ts';

/** What the row that fired says, with names, paragraphs and offers looked up. */
export function answerOf(table: CompetenceTable, fired: Fired, query: CompetenceQuery): CompetenceAnswer {
  const { row } = fired.piece;
  const fire = fireOf(table, fired, query.answers);
  if ('contradiction' in row) return { kind: 'contradiction', ...fire, because: row.contradiction };
  const paragraph = bothLaws(row.paragraph);
  const offers = offersFor(table, query);
  if ('nobody' in row) return { kind: 'nobody', ...fire, because: row.nobody, paragraph, offers };
  return { kind: 'competent', ...fire, paragraph, ...whoAndHow(table, row.competent), offers };
}

function whoAndHow({ bodies, forms, documents, duplicatesCheck: check }: CompetenceTable, said: Competent) {
  const { by, right, deadline } = said;
  const outside = bodies.find(({ id }) => id === by)?.titles;
  return {
    by,
    ...(outside && { outside }),
    right,
    form: titled(forms, said.form),
    documents: said.documents.map((id) => titled(documents, id)),
    ...(deadline && { deadline: { ...deadline, paragraph: bothLaws(deadline.paragraph) } }),
    ...(check && check.ask !== by && { duplicatesCheck: { ...check, paragraph: bothLaws(check.paragraph) } }),
  };
}

/** The stretch of time is that of the piece: a row that is suspended later ends there. */
function fireOf({ questions }: CompetenceTable, { piece, compared }: Fired, answers: Answers): Fire {
  const { row, when, from, until } = piece;
  const matched = questions.flatMap((question) => {
    const condition = when[question.name];
    const answer = answers[question.name];
    if (!compared.includes(question.name) || condition === undefined || answer === undefined) return [];
    return [
      {
        question: question.name,
        titles: question.titles,
        answer: both((language) => answerInWords(question, answer, language)),
        condition: both((language) => conditionInWords(question, condition, language)),
      },
    ];
  });
  return { row: row.id, from, ...(until && { until }), matched, ...(row.note && { note: row.note }) };
}

function both(words: (language: keyof Wording) => string): Wording {
  return { de: words('de'), en: words('en') };
}

function titled(all: readonly Titled[], id: string): Titled {
  return all.find((one) => one.id === id) ?? { id, titles: { de: id, en: id } };
}

function bothLaws(paragraph: string): Wording {
  return { de: paragraphInGerman(paragraph), en: paragraph };
}
