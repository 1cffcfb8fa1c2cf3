import type { CellProblem } from '../mapping/cell-problem.ts';
import { cleanText } from './clean-text.ts';
import type { TextTree } from './text-tree.ts';

/** What one JSON object gives. */
export type TreeCells = { readonly cells: ReadonlyMap<string, string> } | { readonly fault: CellProblem };

/** The cells of one JSON object, by the pointers of its columns (RFC 6901); what is not there or `null` gives no cell. */
export function treeCells(tree: TextTree, columns: ReadonlyMap<string, string>): TreeCells {
  if (!(tree instanceof Map)) return { fault: NO_OBJECT };
  const cells = new Map<string, string>();
  for (const [column, pointer] of columns) {
    const value = stepsOf(pointer).reduce<TextTree | undefined>(memberOf, tree);
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string' || !value.isWellFormed()) return { fault: notPlain(column) };
    cells.set(column, cleanText(value));
  }
  return { cells };
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function memberOf(tree: TextTree | undefined, step: string): TextTree | undefined {
  if (tree instanceof Map) return (tree as ReadonlyMap<string, TextTree>).get(step);
  return Array.isArray(tree) && /^(0|[1-9]\d*)$/.test(step)
    ? (tree as readonly TextTree[])[Number(step)]
    : undefined;
}

const NO_OBJECT: CellProblem = {
  code: 'JSON_BROKEN',
  reason: 'the line is not a JSON object',
  fix: 'write one object in braces on each line',
};

/** A value that is no single text; also of XML, where it is an element with elements in it. */
export function notPlain(column: string): CellProblem {
  return {
    column,
    code: 'VALUE_NOT_PLAIN',
    reason: 'the value is not a single text',
    fix: 'let the path of the column in the mapping lead to a single text',
  };
}
