import type { Answers, CaseKnown, CompetenceTable } from '#agreement';
import { answerFaults, beginOfGermanDay } from '#agreement';
import { wrongUsage } from '../failure.ts';

/** The columns that are no questions: what a case is called in the list, and the day as of which it is asked. */
const [CASE, DAY] = ['case', 'day'] as const;

/** The tables that are compared, and the day for cases without one of their own. */
interface Compared {
  readonly before: CompetenceTable;
  readonly after: CompetenceTable;
  readonly day: string;
}

/**
 * The cases of a list: a first line with `case`, `day` (can be left out) and the names of questions, then a line for each, with commas
 * or semicolons between. An empty cell is not known. Throws a `Failure` that names line and column.
 */
export function casesIn(text: string, compared: Compared): readonly CaseKnown[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const delimiter = head.includes(';') ? ';' : ',';
  const columns = head.split(delimiter).map((name) => name.trim());
  checkColumns(columns, compared);
  return lines.flatMap((line, index) =>
    line.trim() === ''
      ? []
      : [caseIn(cellsOf(line.split(delimiter), columns, index + 2), compared, index + 2)],
  );
}

type Cells = Readonly<Record<string, string>>;

function checkColumns(columns: readonly string[], { before, after }: Compared): void {
  const questions = [...before.questions, ...after.questions].map(({ name }) => name);
  const unknown = columns.find((name) => ![CASE, DAY, ...questions].includes(name));
  if (unknown !== undefined)
    throw unreadable(
      1,
      `there is no question ${unknown.slice(0, 40)}`,
      `the questions are ${[...new Set(questions)].join(', ')}`,
    );
  if (!columns.includes(CASE))
    throw unreadable(1, `there is no column ${CASE}`, 'name one for what each case is called');
}

function cellsOf(cells: readonly string[], columns: readonly string[], line: number): Cells {
  if (cells.length === columns.length)
    return Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()]));
  throw unreadable(
    line,
    `${cells.length} cells, and ${columns.length} in the first line`,
    'write one cell for each column, without quotes',
  );
}

function caseIn(cells: Cells, { before, after, day }: Compared, line: number): CaseKnown {
  const { [CASE]: name = '', [DAY]: own = '', ...answers } = cells;
  return {
    case: name,
    day: own === '' ? day : dayOf(own, line),
    before: answersTo(before, answers, line),
    after: answersTo(after, answers, line),
  };
}

function dayOf(cell: string, line: number): string {
  if (beginOfGermanDay(cell) !== undefined) return cell;
  throw unreadable(line, `${cell.slice(0, 20)} is no day`, 'write it as 2026-01-31, or leave the cell empty');
}

/** Questions that only the other version asks are left aside. */
function answersTo(table: CompetenceTable, cells: Cells, line: number): Answers {
  const answers = Object.fromEntries(
    table.questions.flatMap(({ name, kind }) => {
      const cell = cells[name] ?? '';
      return cell === '' ? [] : [[name, kind === 'number' ? Number(cell) : cell] as const];
    }),
  );
  const [fault] = answerFaults(table, answers);
  if (fault !== undefined)
    throw unreadable(line, `the answer to ${String(fault.path[0])} cannot be taken`, fault.fix);
  return answers;
}

function unreadable(line: number, what: string, fix: string) {
  return wrongUsage('USAGE_WRONG', `line ${line} of the cases: ${what}`, [fix]);
}
