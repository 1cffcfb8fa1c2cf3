import type { Wording } from '../agreement.ts';
import type { CompetenceAnswer, CompetenceQuery, MatchedCondition } from './answer.ts';
import { meets } from './axes.ts';
import { answerInWords, conditionInWords } from './in-words.ts';
import type { Piece } from './pieces.ts';
import { holdsOn, piecesOf } from './pieces.ts';
import type { CompetenceTable, Competent } from './table.ts';

/** A row by which somebody else would be competent, and the conditions that the answers do not meet. */
export interface NotCompetent {
  readonly row: string;
  readonly by: string;
  readonly form: Wording;
  /** Never empty. */
  readonly unmet: readonly MatchedCondition[];
}

/** Why not the others: the rows of the day by which another one would be competent, the nearest miss first; nothing while the answer is open. */
export function whyNot(
  table: CompetenceTable,
  query: CompetenceQuery,
  answer: CompetenceAnswer,
): readonly NotCompetent[] {
  if (answer.kind !== 'competent' && answer.kind !== 'nobody') return [];
  const by = answer.kind === 'competent' ? answer.by : undefined;
  return piecesOf(table)
    .filter((piece) => holdsOn(piece, query.day))
    .flatMap((piece) => {
      const { row } = piece;
      if (!('competent' in row) || row.competent.by === by) return [];
      return missed(table, piece, row.competent, query);
    })
    .toSorted((one, other) => one.unmet.length - other.unmet.length);
}

function missed(
  table: CompetenceTable,
  { row, when }: Piece,
  { by, form }: Competent,
  { answers }: CompetenceQuery,
): readonly NotCompetent[] {
  const unmet = table.questions.flatMap((question): readonly MatchedCondition[] => {
    const { name, titles } = question;
    const [condition, answer] = [when[name], answers[name]];
    if (condition === undefined || answer === undefined || meets(question, condition, answer)) return [];
    const inWords = (words: (language: keyof Wording) => string) => ({ de: words('de'), en: words('en') });
    return [
      {
        question: name,
        titles,
        answer: inWords((language) => answerInWords(question, answer, language)),
        condition: inWords((language) => conditionInWords(question, condition, language)),
      },
    ];
  });
  const titles = table.forms.find(({ id }) => id === form)?.titles ?? { de: form, en: form };
  return unmet.length === 0 ? [] : [{ row: row.id, by, form: titles, unmet }];
}
