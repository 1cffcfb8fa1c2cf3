import type { CellProblem } from '../mapping/cell-problem.ts';
import type { FileMapping } from '../mapping/mapping.ts';
import type { Inspection } from '../source/inspect-file.ts';

/** A CSV file in the folder that no entry of the mapping names. */
export const NO_MAPPING: CellProblem = {
  code: 'FILE_WITHOUT_MAPPING',
  reason: 'no entry of the mapping names this file',
  fix: 'add an entry with a glob for it, or keep such files in another folder',
};

const NOT_UTF8: CellProblem = { code: 'NOT_UTF8', reason: 'the file is not UTF-8', fix: 'export as UTF-8' };

const INCOMPLETE: CellProblem = {
  code: 'FILE_INCOMPLETE',
  reason: 'the last line is not complete: the file may be half written',
  fix: 'wait until it is written; if the system never ends its last line, write "endsWithLineBreak: false" in the mapping',
};

/** What keeps a whole file from being read; `lastRecord` is asked only where no line break ends the file. */
export async function fileFault(
  inspection: Inspection,
  mapping: FileMapping,
  lastRecord: () => Promise<boolean>,
): Promise<CellProblem | undefined> {
  if (!inspection.utf8) return NOT_UTF8;
  if (inspection.endsWithLineBreak) return undefined;
  return !mapping.endsWithLineBreak && (await lastRecord().catch(() => false)) ? undefined : INCOMPLETE;
}

/** What keeps the rows of a file from being understood: columns that the mapping names are missing or twice in the header. */
export function headerFaults(
  columns: readonly string[],
  { columns: named, delimiter }: FileMapping,
): readonly CellProblem[] {
  return named.flatMap((column) => {
    const times = columns.filter((found) => found === column).length;
    if (times === 1) return [];
    const code = times === 0 ? 'COLUMN_MISSING' : 'COLUMN_TWICE';
    const reason =
      times === 0 ? 'the header has no such column' : 'the header has this column more than once';
    return [
      {
        column,
        code,
        reason,
        fix: `export the column once, with "${delimiter}" between columns, or correct the mapping`,
      },
    ];
  });
}
