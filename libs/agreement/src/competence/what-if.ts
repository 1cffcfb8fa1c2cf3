import { isDeepStrictEqual } from 'node:util';
import type { CompetenceAnswer } from './answer.ts';
import { answerOf } from './answer-of.ts';
import { deciderOf } from './decide.ts';
import type { Piece } from './pieces.ts';
import type { KnownToBoth } from './possible.ts';
import { possiblePairs } from './possible.ts';
import { isSameAnswer, isSameButForOffers } from './same-answer.ts';
import type { CompetenceTable, Question } from './table.ts';

/** A case with what is known of it, in the questions of each of the two tables; `day` as `YYYY-MM-DD`. */
export interface CaseKnown extends KnownToBoth {
  readonly case: string;
}

/** A case that another version of the table answers otherwise; where several rows may say so, the answer is of the first of them. */
export interface ChangedCase {
  readonly case: string;
  readonly before: CompetenceAnswer;
  readonly after: CompetenceAnswer;
  /** The rows that may apply, before and after. */
  readonly rows: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Cases of which this is not known. */
export interface MissingAnswer {
  readonly question: Question;
  readonly cases: number;
}

/** What another version of a table would change. */
export interface WhatIf {
  readonly same: number;
  readonly changed: readonly ChangedCase[];
  /** Cases of which too little is known for one of the two. */
  readonly unknown: readonly string[];
  /** The question of each of those that would have to be answered first, the most frequent first. */
  readonly missing: readonly MissingAnswer[];
}

/**
 * Which of these cases `after` answers otherwise than `before`; another row with the same answer is no change. A case with open questions
 * counts where it makes no difference how they are answered. The answers must be sound (`answerFaults`), the tables without faults.
 */
export async function whatIf(
  before: CompetenceTable,
  after: CompetenceTable,
  cases: readonly CaseKnown[],
): Promise<WhatIf> {
  const compare = onceEach(comparerOf(before, after));
  const compared = await Promise.all(cases.map(async (one) => ({ case: one.case, ...(await compare(one)) })));
  const unknown = compared.filter(({ kind }) => kind === 'unknown');
  return {
    same: compared.filter(({ kind }) => kind === 'same').length,
    changed: compared.flatMap((one) =>
      one.kind === 'changed'
        ? [{ case: one.case, before: one.before, after: one.after, rows: one.rows }]
        : [],
    ),
    unknown: unknown.map((one) => one.case),
    missing: missingIn(
      unknown.flatMap((one) => (one.kind === 'unknown' && one.question ? [one.question] : [])),
    ),
  };
}

type Compared =
  | { readonly kind: 'same' }
  | ({ readonly kind: 'changed' } & Omit<ChangedCase, 'case'>)
  | { readonly kind: 'unknown'; readonly question?: Question };

type Comparer = (known: KnownToBoth) => Promise<Compared>;

/** An agency has thousands of cases, and few different ones: what is known alike is asked once. */
function onceEach(compare: Comparer): Comparer {
  const asked = new Map<string, Promise<Compared>>();
  return ({ day, before, after, decided }) => {
    const key = JSON.stringify([day, sorted(before), sorted(after), decided ?? null]);
    const compared = asked.get(key) ?? compare({ day, before, after, ...(decided && { decided }) });
    asked.set(key, compared);
    return compared;
  };
}

function sorted(answers: KnownToBoth['before']): unknown {
  return Object.entries(answers).toSorted(([one], [other]) => one.localeCompare(other));
}

function comparerOf(before: CompetenceTable, after: CompetenceTable): Comparer {
  const [now, then] = [deciderOf(before), deciderOf(after)];
  const pairsOf = possiblePairs(before, after);
  const areOffersAlike = isDeepStrictEqual(before.offers, after.offers);
  return async (known) => {
    const { day } = known;
    const one = await now({ day, answers: known.before });
    const other = await then({ day, answers: known.after });
    if (one.kind !== 'question' && other.kind !== 'question')
      return isSameAnswer(one, other)
        ? { kind: 'same' }
        : { kind: 'changed', before: one, after: other, rows: rowsIn(one, other) };
    if (one.kind === 'not-in-force' || other.kind === 'not-in-force')
      return { kind: 'unknown', ...openIn(one, other) };
    const told = (table: CompetenceTable, answers: KnownToBoth['before']) =>
      onceEachPiece((piece) => answerOf(table, { piece, compared: [] }, { day, answers }));
    const [toldNow, toldThen] = [told(before, known.before), told(after, known.after)];
    const pairs = pairsOf(known).map(([first, second]) => ({
      before: toldNow(first),
      after: toldThen(second),
    }));
    return settled(pairs, areOffersAlike) ?? { kind: 'unknown', ...openIn(one, other) };
  };
}

function onceEachPiece(answer: (piece: Piece) => CompetenceAnswer): (piece: Piece) => CompetenceAnswer {
  const told = new Map<Piece, CompetenceAnswer>();
  return (piece) => {
    const said = told.get(piece) ?? answer(piece);
    told.set(piece, said);
    return said;
  };
}

/** The first question that one of the two still asks. */
function openIn(...answers: readonly CompetenceAnswer[]): { readonly question?: Question } {
  const open = answers.find((answer) => answer.kind === 'question');
  return open === undefined ? {} : { question: open.question };
}

interface Pair {
  readonly before: CompetenceAnswer;
  readonly after: CompetenceAnswer;
}

/**
 * What all that is possible has in common: no change, or one change from one answer to another. Offers depend on open questions: those
 * of the same case are the same only where both versions offer the same.
 */
function settled(pairs: readonly Pair[], areOffersAlike: boolean): Compared | undefined {
  const [first] = pairs;
  if (first === undefined) return undefined;
  const isSame = ({ before, after }: Pair) => isSameButForOffers(before, after);
  if (pairs.every(isSame)) {
    const isSettled = areOffersAlike || pairs.every(({ before }) => before.kind !== 'nobody');
    return isSettled ? { kind: 'same' } : undefined;
  }
  const isOneChange = pairs.every(
    (pair) => isSameButForOffers(pair.before, first.before) && isSameButForOffers(pair.after, first.after),
  );
  if (!isOneChange) return undefined;
  const rowsOf = (side: keyof Pair) => [...new Set(pairs.flatMap((pair) => rowOf(pair[side])))];
  return { kind: 'changed', ...first, rows: { before: rowsOf('before'), after: rowsOf('after') } };
}

function rowsIn(before: CompetenceAnswer, after: CompetenceAnswer): ChangedCase['rows'] {
  return { before: rowOf(before), after: rowOf(after) };
}

function rowOf(answer: CompetenceAnswer): readonly string[] {
  return 'row' in answer ? [answer.row] : [];
}

function missingIn(questions: readonly Question[]): readonly MissingAnswer[] {
  return [...Map.groupBy(questions, ({ name }) => name).values()]
    .flatMap((all) => all.slice(0, 1).map((question) => ({ question, cases: all.length })))
    .toSorted((one, other) => other.cases - one.cases);
}
