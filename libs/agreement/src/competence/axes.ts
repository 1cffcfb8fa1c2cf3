import { numberOfDay } from './days.ts';
import type { Interval } from './interval.ts';
import type { Piece } from './pieces.ts';
import { daysOf, intervalOf, intervalOfDays, spanOf, within } from './interval.ts';
import type { ChoiceQuestion, CompetenceTable, Question, RowCondition, YesNoQuestion } from './table.ts';

/** Answers that no row of the table tells apart: one value, or an interval of numbers or days. */
export type Atom = string | Interval;

/** All answers to one question, or all days of the table, cut wherever a row begins or ends. */
export interface Axis {
  /** Absent for the days on which rows hold. */
  readonly question?: Question;
  readonly atoms: readonly Atom[];
}

/** The answers to a yes-no question. */
export const YES_NO = ['yes', 'no'] as const;

/** The axes of a table, cut by the pieces of its rows: its days, then one for each question. */
export function axesOf(table: CompetenceTable, pieces: readonly Piece[]): readonly Axis[] {
  return [
    { atoms: cut(daysOf(table), pieces.map(intervalOfDays)) },
    ...table.questions.map((question) => ({ question, atoms: atomsOf(question, pieces) })),
  ];
}

/** For each axis the atoms that a piece of a row admits, as bits. */
export function boxOf(piece: Piece, axes: readonly Axis[]): readonly bigint[] {
  return axes.map(({ question, atoms }) => {
    const condition = question && piece.when[question.name];
    if (question === undefined) return bits(atoms, inside(intervalOfDays(piece)));
    return condition === undefined ? allBits(atoms) : bits(atoms, admitted(question, condition));
  });
}

/** For each axis all atoms. */
export function wholeBox(axes: readonly Axis[]): readonly bigint[] {
  return axes.map(({ atoms }) => allBits(atoms));
}

/** The atoms that stand for those bits. */
export function atomsIn(bitsOfAxis: bigint, { atoms }: Axis): readonly Atom[] {
  return atoms.filter((_, at) => (bitsOfAxis >> BigInt(at)) & 1n);
}

/** Whether one answer meets a condition. */
export function meets(question: Question, condition: RowCondition, answer: string | number): boolean {
  if (question.kind === 'choice' || question.kind === 'yes-no')
    return valuesOf(condition).includes(String(answer));
  const number = typeof answer === 'number' ? answer : numberOfDay(answer);
  return within(intervalOf(question, condition), number);
}

/** The values that a choice can have. */
export function valuesFor(question: ChoiceQuestion | YesNoQuestion): readonly string[] {
  return question.kind === 'choice' ? question.values.map(({ value }) => value) : YES_NO;
}

/** The values that a condition on a choice names. */
export function valuesOf(condition: RowCondition): readonly string[] {
  if (typeof condition === 'string') return [condition];
  return Array.isArray(condition) ? (condition as readonly string[]) : [];
}

function atomsOf(question: Question, pieces: readonly Piece[]): readonly Atom[] {
  if (question.kind === 'choice' || question.kind === 'yes-no') return valuesFor(question);
  const conditions = pieces.map(({ when }) => when[question.name]).filter((one) => one !== undefined);
  return cut(
    spanOf(question),
    conditions.map((condition) => intervalOf(question, condition)),
  );
}

function cut(span: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const points = intervals
    .flatMap(({ start, end }) => [start, end])
    .filter((point) => span.start < point && point < span.end);
  const starts = [...new Set([span.start, ...points])].sort((one, other) => one - other);
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? span.end }));
}

function admitted(question: Question, condition: RowCondition): (atom: Atom) => boolean {
  if (question.kind === 'number' || question.kind === 'date') return inside(intervalOf(question, condition));
  const values = valuesOf(condition);
  return (atom) => typeof atom === 'string' && values.includes(atom);
}

function inside(interval: Interval): (atom: Atom) => boolean {
  return (atom) => typeof atom !== 'string' && within(interval, atom.start);
}

function allBits({ length }: readonly Atom[]): bigint {
  return (1n << BigInt(length)) - 1n;
}

function bits(atoms: readonly Atom[], isIn: (atom: Atom) => boolean): bigint {
  return atoms.reduce((sum, atom, at) => (isIn(atom) ? sum | (1n << BigInt(at)) : sum), 0n);
}
