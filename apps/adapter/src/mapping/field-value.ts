import type { ImportCode } from './import-codes.ts';
import type { CellProblem } from './cell-problem.ts';
import { knownCodes } from './convert-cell.ts';
import type { ColumnRule, FieldRule } from './mapping.ts';

/** The field's value (undefined = leave it out), or why the cell gives none. */
export type FieldValue = { readonly is: unknown } | { readonly problem: CellProblem };

/** Reads one field from its cell. */
export function fieldValue(rule: FieldRule, cell: string): FieldValue {
  if (rule.kind === 'constant') return { is: rule.value };
  if (rule.absent.includes(cell) || (cell === '' && rule.optional)) return { is: undefined };
  if (cell === '') return problem(rule, 'CELL_EMPTY', 'the cell is empty', 'fill it in');
  switch (rule.kind) {
    case 'text':
      return { is: cell };
    case 'codes':
      return codes(rule, cell);
    case 'day':
      return day(rule, cell);
    default:
      return number(rule, cell);
  }
}

function codes(rule: ColumnRule, cell: string): FieldValue {
  const parts = rule.separator === undefined ? [cell] : cell.split(rule.separator).map((part) => part.trim());
  const values = parts.map((part) => rule.codes?.get(part));
  if (values.includes(undefined)) {
    const known = knownCodes(rule.codes ?? new Map());
    return problem(
      rule,
      'CODE_UNKNOWN',
      'the cell is not in the code list',
      `use one of ${known}, or add it to the mapping`,
    );
  }
  return { is: rule.separator === undefined ? values[0] : values };
}

function day(rule: ColumnRule, cell: string): FieldValue {
  const found = rule.format?.day(cell);
  if (found !== undefined) return { is: found };
  const form = rule.format?.text ?? '';
  return problem(rule, 'DATE_INVALID', `the cell is not a date of the form ${form}`, `write it as ${form}`);
}

/** Numbers as written in German (point between thousands, comma before decimals), or with `mark: point` the other way round. */
function number(rule: ColumnRule, cell: string): FieldValue {
  const german =
    rule.mark === 'point' ? cell.replaceAll(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')) : cell;
  const form = rule.kind === 'whole' ? /^-?(\d+|\d{1,3}(\.\d{3})+)$/ : /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;
  if (form.test(german)) return { is: Number(german.replaceAll('.', '').replace(',', '.')) };
  return problem(rule, 'NUMBER_INVALID', 'the cell is not such a number', `write ${numberForm(rule)}`);
}

function numberForm({ kind, mark = 'comma' }: ColumnRule): string {
  if (kind === 'whole') return 'a whole number, e.g. 1250';
  return `a number with a decimal ${mark}, e.g. ${mark === 'comma' ? '12,5' : '12.5'}`;
}

function problem({ column }: ColumnRule, code: ImportCode, reason: string, fix: string): FieldValue {
  return { problem: { column, code, reason, fix } };
}
