import { isDeepStrictEqual } from 'node:util';
import type { Answers } from './answers.ts';
import { meets, valuesFor, valuesOf } from './axes.ts';
import { intervalOf } from './interval.ts';
import type { Piece } from './pieces.ts';
import { holdsOn, piecesOf } from './pieces.ts';
import type { CompetenceTable, Question, RowCondition, When } from './table.ts';

/** What is known of one case to two versions of a table. */
export interface KnownToBoth {
  readonly day: string;
  readonly before: Answers;
  readonly after: Answers;
  /** The case meets one of these; the questions are those of the table in force. */
  readonly decided?: readonly When[];
}

/** The rows by which two versions may answer one and the same case. */
export type PossiblePair = readonly [before: Piece, after: Piece];

/** Finds every pair of rows that some answers to what is not known lead to: exact for checked tables, as each question is looked at by itself. */
export function possiblePairs(
  before: CompetenceTable,
  after: CompetenceTable,
): (known: KnownToBoth) => readonly PossiblePair[] {
  const [now, then] = [piecesOf(before), piecesOf(after)];
  return (known) => {
    const first = now.filter((piece) => isPossible(piece, before, known.day, known.before));
    const second = then.filter((piece) => isPossible(piece, after, known.day, known.after));
    return first.flatMap((one) =>
      second
        .filter((other) =>
          (known.decided ?? [{}]).some((decided) =>
            areMetTogether(one, other, decided, { before, after, known }),
          ),
        )
        .map((other): PossiblePair => [one, other]),
    );
  };
}

function isPossible(piece: Piece, { questions }: CompetenceTable, day: string, answers: Answers): boolean {
  return (
    holdsOn(piece, day) &&
    questions.every((question) =>
      isMeetable(question, conditionsIn(question, [piece.when]), answers[question.name]),
    )
  );
}

interface Both {
  readonly before: CompetenceTable;
  readonly after: CompetenceTable;
  readonly known: KnownToBoth;
}

/** A question that both versions ask alike has one answer; one that they ask otherwise, or that is known otherwise, has two. */
function areMetTogether(one: Piece, other: Piece, decided: When, { before, after, known }: Both): boolean {
  return before.questions.every((question) => {
    const { name } = question;
    const answer = known.before[name];
    const twin = after.questions.find((next) => isAskedAlike(question, next));
    const isOne = twin !== undefined && answer === known.after[name];
    // An answer of an entry stands above what a decision before it took for granted.
    const whens = [one.when, ...(answer === undefined ? [decided] : []), ...(isOne ? [other.when] : [])];
    return isMeetable(question, conditionsIn(question, whens), answer);
  });
}

/** Whether the answers that two questions can have are the same; titles may differ. */
function isAskedAlike(one: Question, other: Question): boolean {
  return one.name === other.name && isDeepStrictEqual(answersTo(one), answersTo(other));
}

function answersTo(question: Question): unknown {
  if (question.kind === 'choice' || question.kind === 'yes-no') return [...valuesFor(question)].sort();
  return question.kind === 'number' ? [question.least, question.most] : question.kind;
}

function conditionsIn({ name }: Question, whens: readonly When[]): readonly RowCondition[] {
  return whens.map((when) => when[name]).filter((condition) => condition !== undefined);
}

/** Whether one answer meets all of these conditions: the known one, or any that the question can have. */
function isMeetable(
  question: Question,
  conditions: readonly RowCondition[],
  answer: string | number | undefined,
): boolean {
  if (answer !== undefined) return conditions.every((condition) => meets(question, condition, answer));
  if (question.kind === 'choice' || question.kind === 'yes-no')
    return valuesFor(question).some((value) => conditions.every((one) => valuesOf(one).includes(value)));
  const intervals = conditions.map((condition) => intervalOf(question, condition));
  const start = Math.max(...intervals.map((one) => one.start));
  return intervals.length === 0 || start < Math.min(...intervals.map(({ end }) => end));
}
