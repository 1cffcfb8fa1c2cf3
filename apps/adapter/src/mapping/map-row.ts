import type { Problem } from '#catalogue';
import { payloadProblems } from '#catalogue';
import type { SharedNumber } from '../journal/references.ts';
import type { CellProblem } from './cell-problem.ts';
import { fieldValue } from './field-value.ts';
import type { FileMapping, RowRule } from './mapping.ts';

/** One row of an export: cell by column name. */
export type Cells = ReadonlyMap<string, string>;

/** An event as the row tells it. */
export interface MappedEvent {
  readonly key: readonly string[];
  readonly type: string;
  readonly happenedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event (or, without a key, a row) that cannot be offered. */
export interface Refused {
  readonly key?: readonly string[];
  readonly problems: readonly CellProblem[];
}

/** What a row gives. */
export interface MappedRow {
  /** Absent when the row as a whole was refused. */
  readonly reference?: string;
  readonly numbers: readonly SharedNumber[];
  readonly events: readonly MappedEvent[];
  readonly refused: readonly Refused[];
}

const CONTROL = /\p{Cc}/u;

/** Applies the rules to one row: pure, nothing is looked up but the catalogue. */
export function mapRow(file: FileMapping, cells: Cells): MappedRow {
  const reference = cells.get(file.reference) ?? '';
  const faults = rowProblems(file, cells, reference);
  if (faults.length > 0) return { numbers: [], events: [], refused: [{ problems: faults }] };
  const numbers = file.sharedNumbers
    .map(({ kind, column }) => ({ kind, number: cells.get(column) ?? '' }))
    .filter(({ number }) => number !== '');
  const rules = file.rules.filter(({ when }) =>
    when.every(({ column, holds }) => holds(cells.get(column) ?? '')),
  );
  const outcomes = rules.map((rule) => applyRule(rule, cells));
  const events = outcomes.filter((outcome) => 'data' in outcome);
  const refused = outcomes.filter((outcome) => 'problems' in outcome);
  const unruled = rules.length === 0 && file.otherwise === 'report' ? [{ problems: [NO_RULE] }] : [];
  return { reference, numbers, events, refused: [...refused, ...unruled] };
}

const NO_RULE: CellProblem = {
  code: 'ROW_WITHOUT_RULE',
  reason: 'no rule of the mapping applies to this row',
  fix: 'add a rule for it, or write "otherwise: ignore" if such rows are to be left out',
};

function rowProblems(file: FileMapping, cells: Cells, reference: string): readonly CellProblem[] {
  const control = file.columns.filter((column) => CONTROL.test(cells.get(column) ?? ''));
  const problems: CellProblem[] = control.map((column) => ({
    column,
    code: 'CONTROL_CHARACTER',
    reason: 'the cell holds a line break, tab or other control character',
    fix: 'remove it in the source system',
  }));
  if (reference !== '') return problems;
  const reason = 'the row has no reference number';
  return [
    ...problems,
    { column: file.reference, code: 'REFERENCE_MISSING', reason, fix: 'fill in the reference number' },
  ];
}

function applyRule(rule: RowRule, cells: Cells): MappedEvent | Refused {
  const values = rule.keys.map((column) => cells.get(column) ?? '');
  const empty = rule.keys.filter((_, index) => values[index] === '');
  if (empty.length > 0) return { problems: empty.map(keyEmpty) };
  // Without the version: the next version of the type reports the same happening.
  const key = [rule.event.replace(/\.v\d+$/, ''), ...values];
  const problems: CellProblem[] = [];
  const happenedAt = rule.happened.format.instant(cells.get(rule.happened.column) ?? '');
  if (happenedAt === undefined) problems.push(happenedUnclear(rule));
  const data = readData(rule, cells, problems);
  if (problems.length === 0)
    problems.push(...payloadProblems(rule.event, data).map((problem) => inColumn(rule, problem)));
  if (problems.length > 0 || happenedAt === undefined) return { key, problems };
  return { key, type: rule.event, happenedAt, data };
}

function readData(rule: RowRule, cells: Cells, problems: CellProblem[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, field] of rule.fields) {
    const value = fieldValue(field, field.kind === 'constant' ? '' : (cells.get(field.column) ?? ''));
    if ('problem' in value) problems.push(value.problem);
    else if (value.is !== undefined) data[name] = value.is;
  }
  return data;
}

function keyEmpty(column: string): CellProblem {
  return {
    column,
    code: 'KEY_EMPTY',
    reason: 'a cell that identifies the happening is empty',
    fix: 'fill it in',
  };
}

function happenedUnclear({ happened }: RowRule): CellProblem {
  const { column, format } = happened;
  const reason = `the cell is not a date or time of the form ${format.text} that existed in Germany`;
  return { column, code: 'DATE_INVALID', reason, fix: `write it as ${format.text}` };
}

function inColumn(rule: RowRule, { pointer, code, fix }: Problem): CellProblem {
  const name = pointer.split('/')[1] ?? '';
  const field = rule.fields.get(name);
  const column = field === undefined || field.kind === 'constant' ? undefined : field.column;
  const reason = `the value does not fit the field ${name} of ${rule.event}`;
  return { ...(column !== undefined && { column }), code, reason, fix };
}
