import { isDeepStrictEqual } from 'node:util';
import type { Wording } from '../agreement.ts';
import type { Path } from '../problem.ts';
import type { Atom, Axis } from './axes.ts';
import { atomsIn, axesOf, boxOf, wholeBox } from './axes.ts';
import type { Box } from './boxes.ts';
import { intersection, isEmpty, joined, remainder } from './boxes.ts';
import { Budget } from './budget.ts';
import { dayOfNumber } from './days.ts';
import { boxInWords } from './in-words.ts';
import type { Piece } from './pieces.ts';
import { fewPiecesOf } from './pieces.ts';
import type { Answers } from './answers.ts';
import type { CompetenceRow, CompetenceTable } from './table.ts';

/** A fault of a table as a whole, with an example of answers and a day for which it shows. */
export interface TableProblem {
  readonly code:
    'COMPETENCE_GAP' | 'COMPETENCE_OVERLAP' | 'COMPETENCE_ROW_UNREACHABLE' | 'COMPETENCE_TABLE_TOO_INTRICATE';
  /** Place in the table's document. */
  readonly path: Path;
  /** Ids of the rows that are concerned. */
  readonly rows: readonly string[];
  /** Absent for a row that nothing reaches, and for a table that was not looked at to its end. */
  readonly example?: { readonly day: string; readonly answers: Answers };
  readonly words: Wording;
}

/** Enough holes to see where they are. */
const MOST_GAPS = 10;
/** One hole comes in pieces, cut where other rows begin and end; they are put together again. */
const MOST_GAP_PIECES = 100;
/** A row that is too wide overlaps with very many. */
const MOST_OVERLAPS = 10;
/** Rows in the stretches of their time; the table of the demonstration has 38. */
const MOST_PIECES = 500;
/** Sets of answers that are cut or compared; the table of the demonstration takes 10,000. */
const MOST_STEPS = 2_000_000;

interface Boxed extends Piece {
  readonly box: Box;
}

/**
 * Rows that answer the same case differently, rows that never come into play, and cases without a row, over all days
 * and all combinations of answers: exact, by subtracting boxes, not by trying samples. Of a table that is too intricate to look at in a
 * sensible time nothing is told but that.
 */
export function competenceProblems(table: CompetenceTable): readonly TableProblem[] {
  const pieces = fewPiecesOf(table, MOST_PIECES);
  if (pieces === undefined) return [tooIntricate];
  const budget = new Budget(MOST_STEPS);
  const axes = axesOf(table, pieces);
  const boxed = pieces.map((piece) => ({ ...piece, box: boxOf(piece, axes) }));
  const overlapping = overlaps(boxed, axes, budget);
  // A row of which it is told that another one answers before it is not to be removed: one of the two is too wide.
  const explained = new Set(overlapping.flatMap(({ rows }) => rows.slice(1)));
  const problems = [
    ...overlapping,
    ...unreachable(table, boxed, budget).filter(({ rows }) => !rows.some((id) => explained.has(id))),
    ...gaps(boxed, axes, budget),
  ];
  return budget.isSpent ? [tooIntricate] : problems;
}

const tooIntricate: TableProblem = {
  code: 'COMPETENCE_TABLE_TOO_INTRICATE',
  path: ['rows'],
  rows: [],
  words: {
    de: 'die Zeilen zerlegen die Fälle in mehr Teile, als geprüft werden können',
    en: 'the rows cut the cases into more pieces than can be checked',
  },
};

/** Whether two rows say the same, apart from their notes. */
export function sameAnswer(one: CompetenceRow, other: CompetenceRow): boolean {
  return isDeepStrictEqual(answerPart(one), answerPart(other));
}

function answerPart(row: CompetenceRow): object {
  if ('contradiction' in row) return { contradiction: row.contradiction };
  const { paragraph } = row;
  return 'nobody' in row ? { nobody: row.nobody, paragraph } : { competent: row.competent, paragraph };
}

function overlaps(pieces: readonly Boxed[], axes: readonly Axis[], budget: Budget): readonly TableProblem[] {
  const problems: TableProblem[] = [];
  for (const [at, later] of pieces.entries())
    for (const earlier of pieces.slice(0, at)) {
      if (problems.length === MOST_OVERLAPS || !budget.spend(axes.length)) return problems;
      const common = intersection(earlier.box, later.box);
      if (isEmpty(common) || sameAnswer(earlier.row, later.row)) continue;
      problems.push(overlapOf(earlier, later, exampleIn(common, axes), boxInWords(common, axes)));
    }
  return problems;
}

function overlapOf(
  earlier: Boxed,
  later: Boxed,
  example: { readonly day: string; readonly answers: Answers },
  { de, en }: Wording,
): TableProblem {
  const rows = [earlier.row.id, later.row.id];
  return {
    code: 'COMPETENCE_OVERLAP',
    path: ['rows', later.index],
    rows,
    example,
    words: {
      de: `${rows.join(' und ')} antworten verschieden: ${de}`,
      en: `${rows.join(' and ')} answer differently: ${en}`,
    },
  };
}

/** A row is reached when one of its pieces holds a case that no row before it answers. */
function unreachable(
  { rows }: CompetenceTable,
  pieces: readonly Boxed[],
  budget: Budget,
): readonly TableProblem[] {
  const boxesOf = (isWanted: (piece: Boxed) => boolean) => pieces.filter(isWanted).map(({ box }) => box);
  const isReached = (index: number) =>
    remainder(
      boxesOf((piece) => piece.index === index && !isEmpty(piece.box)),
      boxesOf((piece) => piece.index < index),
      budget,
    ).next().done === false;
  return rows.flatMap(({ id }, index): TableProblem[] => {
    if (isReached(index)) return [];
    return [
      {
        code: 'COMPETENCE_ROW_UNREACHABLE',
        path: ['rows', index],
        rows: [id],
        words: {
          de: `${id} kommt nie zum Zug: es gibt keinen Fall, auf den nicht eine Zeile davor antwortet`,
          en: `${id} never comes into play: there is no case that a row before it does not answer`,
        },
      },
    ];
  });
}

function gaps(rows: readonly Boxed[], axes: readonly Axis[], budget: Budget): readonly TableProblem[] {
  const taken = rows.map(({ box }) => daysLast(box));
  const pieces: Box[] = [];
  for (const box of remainder([daysLast(wholeBox(axes))], taken, budget))
    if (pieces.push(box) === MOST_GAP_PIECES) break;
  return joined(pieces)
    .map((box) => gapOf(daysFirst(box), axes))
    .toSorted((one, other) => (one.example.day < other.example.day ? -1 : 1))
    .slice(0, MOST_GAPS);
}

/** Cut by their days at the end, the same answers stay one piece over all the days on which they are missing. */
function daysLast([days = 0n, ...questions]: Box): Box {
  return [...questions, days];
}

function daysFirst(box: Box): Box {
  return [...box.slice(-1), ...box.slice(0, -1)];
}

function gapOf(box: Box, axes: readonly Axis[]) {
  const { de, en } = boxInWords(box, axes);
  return {
    code: 'COMPETENCE_GAP',
    path: ['rows'],
    rows: [],
    example: exampleIn(box, axes),
    words: { de: `keine Zeile antwortet: ${de}`, en: `no row answers: ${en}` },
  } as const;
}

/** The first combination of a box. */
function exampleIn(box: Box, axes: readonly Axis[]): { day: string; answers: Answers } {
  const [days, ...questions] = axes.map((axis, at) => ({ axis, first: atomsIn(box[at] ?? 0n, axis)[0] }));
  return {
    day: typeof days?.first === 'object' ? dayOfNumber(days.first.start) : '',
    answers: Object.fromEntries(
      questions.flatMap(({ axis: { question }, first }) =>
        question === undefined || first === undefined
          ? []
          : [[question.name, sampleOf(first, question.kind)]],
      ),
    ),
  };
}

function sampleOf(atom: Atom, kind: 'choice' | 'yes-no' | 'number' | 'date'): string | number {
  if (typeof atom === 'string') return atom;
  return kind === 'date' ? dayOfNumber(atom.start) : atom.start;
}
