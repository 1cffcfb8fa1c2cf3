import type { CellProblem } from './cell-problem.ts';
import type { CellSource, Step } from './mapping.ts';

/** One row of an export: cell by column name. */
export type Cells = ReadonlyMap<string, string>;

/** A cell after everything that is done to it, or why it could not be done. */
export type CellText = { readonly text: string } | { readonly problem: CellProblem };

/** What a row holds at this place, converted. An empty or absent cell stays empty. */
export function readCell({ column, steps }: CellSource, cells: Cells): CellText {
  let text = cells.get(column) ?? '';
  for (const step of steps) {
    if (text === '') break;
    const next = doStep(step, text);
    if (typeof next !== 'string') return { problem: { column, ...next } };
    text = next;
  }
  return { text };
}

type Fault = Omit<CellProblem, 'column'>;

function doStep(step: Step, text: string): string | Fault {
  switch (step.does) {
    case 'trim':
      return text.trim();
    case 'upper':
      return text.toUpperCase();
    case 'lower':
      return text.toLowerCase();
    case 'strip-prefix':
      return stripPrefix(step, text);
    case 'pad-start':
      return padStart(step, text);
    case 'split':
      return partOf(step, text);
    default:
      return replace(step, text);
  }
}

function stripPrefix(
  { prefix, otherwise }: Extract<Step, { does: 'strip-prefix' }>,
  text: string,
): string | Fault {
  if (text.startsWith(prefix)) return text.slice(prefix.length);
  if (otherwise === 'keep') return text;
  const fix = 'correct the cell, or write otherwise: keep beside stripPrefix';
  return { code: 'PREFIX_MISSING', reason: `the cell does not begin with ${prefix}`, fix };
}

function padStart(step: Extract<Step, { does: 'pad-start' }>, text: string): string | Fault {
  if (text.length <= step.length) return text.padStart(step.length, step.with);
  const fix = 'correct the cell, or the length in the mapping';
  return { code: 'CELL_TOO_LONG', reason: `the cell is longer than ${step.length} characters`, fix };
}

function partOf({ by, part }: Extract<Step, { does: 'split' }>, text: string): string | Fault {
  const found = text.split(by)[part - 1];
  if (found !== undefined) return found;
  const fix = 'correct the cell, or the number of the part in the mapping';
  return { code: 'PART_MISSING', reason: `the cell has no part ${part} between "${by}"`, fix };
}

function replace({ codes, otherwise }: Extract<Step, { does: 'replace' }>, text: string): string | Fault {
  const found = codes.get(text);
  if (found !== undefined) return String(found);
  if (otherwise === 'keep') return text;
  const fix = `use one of ${knownCodes(codes)}, add it to the mapping, or write otherwise: keep`;
  return { code: 'CODE_UNKNOWN', reason: 'the cell is not in the code list', fix };
}

const MOST_NAMED = 20;

/** The codes of a list as a fix names them. */
export function knownCodes(codes: ReadonlyMap<string, unknown>): string {
  const named = [...codes.keys()].slice(0, MOST_NAMED).join(', ');
  return codes.size > MOST_NAMED ? `${named}, … (${codes.size} codes)` : named;
}
