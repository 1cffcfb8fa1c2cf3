import type { Problem } from '#catalogue';
import { payloadProblems } from '#catalogue';
import type { SharedNumber } from '../journal/references.ts';
import type { CellProblem } from './cell-problem.ts';
import type { Cells } from './convert-cell.ts';
import { readCell } from './convert-cell.ts';
import { fieldValue } from './field-value.ts';
import type { Condition, FileMapping, KeyPart, RowRule } from './mapping.ts';

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
  /** Absent when the row as a whole was refused or left out. */
  readonly reference?: string;
  readonly numbers: readonly SharedNumber[];
  readonly events: readonly MappedEvent[];
  readonly refused: readonly Refused[];
  /** Why nothing came of it, where the mapping wants that. */
  readonly leftOut?: 'not-selected' | 'no-rule';
}

const CONTROL = /\p{Cc}/u;

/** Applies the rules to one row: pure, nothing is looked up but the catalogue. */
export function mapRow(file: FileMapping, cells: Cells): MappedRow {
  const selected = judge(file.select, cells);
  if (selected === 'fails') return { numbers: [], events: [], refused: [], leftOut: 'not-selected' };
  const reference = readCell(file.reference, cells);
  const faults = [...(selected === 'holds' ? [] : [selected]), ...rowProblems(file, cells)];
  if ('problem' in reference) faults.push(reference.problem);
  else if (reference.text === '') faults.push(referenceMissing(file));
  if (faults.length > 0 || 'problem' in reference) return wholly(faults);
  const numbers = file.sharedNumbers.map((source) => ({ kind: source.kind, cell: readCell(source, cells) }));
  const unreadable = numbers.flatMap(({ cell }) => ('problem' in cell ? [cell.problem] : []));
  if (unreadable.length > 0) return wholly(unreadable);
  return {
    reference: reference.text,
    numbers: numbers.flatMap(({ kind, cell }) =>
      'text' in cell && cell.text !== '' ? [{ kind, number: cell.text }] : [],
    ),
    ...applyRules(file, cells),
  };
}

function wholly(problems: readonly CellProblem[]): MappedRow {
  return { numbers: [], events: [], refused: [{ problems }] };
}

function applyRules(file: FileMapping, cells: Cells): Pick<MappedRow, 'events' | 'refused' | 'leftOut'> {
  const outcomes = file.rules.flatMap((rule): (MappedEvent | Refused)[] => {
    const applies = judge(rule.when, cells);
    if (applies === 'fails') return [];
    return [applies === 'holds' ? applyRule(rule, cells) : { problems: [applies] }];
  });
  const events = outcomes.filter((outcome) => 'data' in outcome);
  const refused = outcomes.filter((outcome) => 'problems' in outcome);
  if (outcomes.length > 0) return { events, refused };
  if (file.otherwise === 'ignore') return { events, refused, leftOut: 'no-rule' };
  return { events, refused: [{ problems: [NO_RULE] }] };
}

/** Whether all conditions hold; where none fails but a cell cannot be converted, its problem. */
function judge(conditions: readonly Condition[], cells: Cells): 'holds' | 'fails' | CellProblem {
  let unclear: CellProblem | undefined;
  for (const condition of conditions) {
    const cell = readCell(condition, cells);
    if ('problem' in cell) unclear ??= cell.problem;
    else if (!condition.holds(cell.text)) return 'fails';
  }
  return unclear ?? 'holds';
}

const NO_RULE: CellProblem = {
  code: 'ROW_WITHOUT_RULE',
  reason: 'no rule of the mapping applies to this row',
  fix: 'add a rule for it, or write "otherwise: ignore" if such rows are to be left out',
};

function rowProblems(file: FileMapping, cells: Cells): readonly CellProblem[] {
  const control = file.columns.filter((column) => CONTROL.test(cells.get(column) ?? ''));
  return control.map((column) => ({
    column,
    code: 'CONTROL_CHARACTER',
    reason: 'the cell holds a line break, tab or other control character',
    fix: 'remove it in the source system',
  }));
}

function referenceMissing({ reference: { column } }: FileMapping): CellProblem {
  const reason = 'the row has no reference number';
  return { column, code: 'REFERENCE_MISSING', reason, fix: 'fill in the reference number' };
}

function applyRule(rule: RowRule, cells: Cells): MappedEvent | Refused {
  const parts = rule.keys.map((part) => readKey(part, cells));
  const faults = parts.filter((part) => typeof part !== 'string');
  if (faults.length > 0) return { problems: faults };
  // Without the version: the next version of the type reports the same happening.
  const key = [rule.event.replace(/\.v\d+$/, ''), ...parts.filter((part) => typeof part === 'string')];
  const problems: CellProblem[] = [];
  const happenedAt = readHappened(rule, cells, problems);
  const data = readData(rule, cells, problems);
  if (problems.length === 0)
    problems.push(...payloadProblems(rule.event, data).map((problem) => inColumn(rule, problem)));
  if (problems.length > 0 || happenedAt === undefined) return { key, problems };
  return { key, type: rule.event, happenedAt, data };
}

function readKey(part: KeyPart, cells: Cells): string | CellProblem {
  if ('constant' in part) return part.constant;
  const cell = readCell(part, cells);
  if ('problem' in cell) return cell.problem;
  return cell.text === '' ? keyEmpty(part.column) : cell.text;
}

function readHappened({ happened }: RowRule, cells: Cells, problems: CellProblem[]): string | undefined {
  const cell = readCell(happened, cells);
  if ('problem' in cell) {
    problems.push(cell.problem);
    return undefined;
  }
  const { column, format } = happened;
  const instant = format.instant(cell.text);
  if (instant !== undefined) return instant;
  const reason = `the cell is not a date or time of the form ${format.text} that existed in Germany`;
  problems.push({ column, code: 'DATE_INVALID', reason, fix: `write it as ${format.text}` });
  return undefined;
}

function readData(rule: RowRule, cells: Cells, problems: CellProblem[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, field] of rule.fields) {
    const cell = field.kind === 'constant' ? { text: '' } : readCell(field, cells);
    const value = 'problem' in cell ? cell : fieldValue(field, cell.text);
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

function inColumn(rule: RowRule, { pointer, code, fix }: Problem): CellProblem {
  const name = pointer.split('/')[1] ?? '';
  const field = rule.fields.get(name);
  const column = field === undefined || field.kind === 'constant' ? undefined : field.column;
  const reason = `the value does not fit the field ${name} of ${rule.event}`;
  return { ...(column !== undefined && { column }), code, reason, fix };
}
