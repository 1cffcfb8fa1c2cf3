import type { CompetenceAnswer, CompetenceQuery } from './answer.ts';
import { answerOf } from './answer-of.ts';
import type { Answers } from './answers.ts';
import { sameAnswer } from './check.ts';
import { firedPieces } from './engine.ts';
import { isOpen } from './open.ts';
import type { Piece } from './pieces.ts';
import { holdsOn, piecesOf } from './pieces.ts';
import type { CompetenceTable } from './table.ts';

/**
 * Asks a competence table. A row counts as soon as all its conditions are answered, so that no more is asked than
 * what matters; the answers must be sound (`answerFaults`).
 */
export async function decide(table: CompetenceTable, query: CompetenceQuery): Promise<CompetenceAnswer> {
  const { day, answers } = query;
  if (day < table.from) return { kind: 'not-in-force', from: table.from };
  const pieces = piecesOf(table).filter((piece) => holdsOn(piece, day));
  const judgeable = pieces.filter(({ when }) =>
    Object.keys(when).every((name) => answers[name] !== undefined),
  );
  const fired = await firedPieces(table, judgeable, answers);
  const [first] = fired;
  if (first === undefined) return nextQuestion(table, pieces, answers);
  if (fired.every(({ piece }) => sameAnswer(piece.row, first.piece.row)))
    return answerOf(table, first, query);
  return { kind: 'undecided', rows: fired.map(({ piece }) => piece.row.id) };
}

/** The first question whose answer can still matter. */
function nextQuestion(
  { questions }: CompetenceTable,
  pieces: readonly Piece[],
  answers: Answers,
): CompetenceAnswer {
  const open = pieces.filter(({ when }) => isOpen(when, questions, answers));
  const question = questions.find(
    ({ name }) => answers[name] === undefined && open.some(({ when }) => when[name] !== undefined),
  );
  return question === undefined ? { kind: 'undecided', rows: [] } : { kind: 'question', question };
}
