import type { CompetenceAnswer, CompetenceQuery } from './answer.ts';
import { answerOf } from './answer-of.ts';
import type { Answers } from './answers.ts';
import { sameAnswer } from './check.ts';
import type { Firing } from './engine.ts';
import { firingOf } from './engine.ts';
import { isOpen } from './open.ts';
import type { Piece } from './pieces.ts';
import { holdsOn, piecesOf } from './pieces.ts';
import type { CompetenceTable } from './table.ts';

/**
 * Asks a competence table. A row counts as soon as all its conditions are answered, so that no more is asked than
 * what matters; the answers must be sound (`answerFaults`).
 */
export function decide(table: CompetenceTable, query: CompetenceQuery): Promise<CompetenceAnswer> {
  return deciderOf(table)(query);
}

/** Answers queries to one table. */
export type Decider = (query: CompetenceQuery) => Promise<CompetenceAnswer>;

/** The same for many queries: what they have in common is worked out once. */
export function deciderOf(table: CompetenceTable): Decider {
  const pieces = piecesOf(table);
  const judges = new Map<string, Judge>();
  return async (query) => {
    const { day, answers } = query;
    if (day < table.from) return { kind: 'not-in-force', from: table.from };
    const answered = table.questions.map(({ name }) => name).filter((name) => answers[name] !== undefined);
    const key = [day, ...answered].join(' ');
    const judge = judges.get(key) ?? judgeOf(table, pieces, day, answered);
    judges.set(key, judge);
    const fired = await judge.fire(answers);
    const [first] = fired;
    if (first === undefined) return nextQuestion(table, judge.pieces, answers);
    if (fired.every(({ piece }) => sameAnswer(piece.row, first.piece.row)))
      return answerOf(table, first, query);
    return { kind: 'undecided', rows: fired.map(({ piece }) => piece.row.id) };
  };
}

/** The pieces of rows that hold on a day, and those of them that the answered questions are enough for. */
interface Judge {
  readonly pieces: readonly Piece[];
  readonly fire: Firing;
}

function judgeOf(
  table: CompetenceTable,
  all: readonly Piece[],
  day: string,
  answered: readonly string[],
): Judge {
  const pieces = all.filter((piece) => holdsOn(piece, day));
  const judgeable = pieces.filter(({ when }) => Object.keys(when).every((name) => answered.includes(name)));
  return { pieces, fire: firingOf(table, judgeable) };
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
