import type { MappedEvent } from '#adapter';
import { columns } from '../tell/printed.ts';
import type { PlacedProblem, TriedRow } from './try-export.ts';

const MOST_CHARACTERS = 48;

/** A row beside what becomes of it: cells on the left, reference and events on the right, its problems below. */
export function rowLines(row: TriedRow): readonly string[] {
  const left = [...row.cells].map(([name, cell]) => [name, shown(cell)] as const);
  const right = outcomeOf(row);
  const height = Math.max(left.length, right.length);
  const table = Array.from({ length: height }, (_, index) => {
    const [name = '', cell = ''] = left[index] ?? [];
    const [what = '', value = ''] = right[index] ?? [];
    return [`  ${name}`, cell, '│', what, value];
  });
  return [
    `${row.file}:${row.line}`,
    ...columns(table),
    ...row.problems.map((problem) => `  ! ${problemLine(problem)}`),
    '',
  ];
}

/** `file:line:column CODE [cell] reason; fix`, as editors understand it. */
export function problemLine({ file, line, column, code, cell, reason, fix }: PlacedProblem): string {
  return `${file}:${line}:${column} ${code}${cell === undefined ? '' : ` [${cell}]`} ${reason}; ${fix}`;
}

type Pair = readonly [string, string];

function outcomeOf({ reference, numbers, events, leftOut }: TriedRow): readonly Pair[] {
  const who: readonly Pair[] = reference === undefined ? [] : [['reference', shown(reference)]];
  const shared = numbers.map(({ kind, number }): Pair => [kind, shown(number)]);
  return [...who, ...shared, ...events.flatMap(eventPairs), ...leftOutPairs(leftOut)];
}

function eventPairs({ type, key, happenedAt, data }: MappedEvent): readonly Pair[] {
  return [
    [type.replace('de.wegmarke.', ''), ''],
    ['  key', key.slice(1).map(shown).join(' · ')],
    ['  happened', happenedAt],
    ...Object.entries(data).map(([name, value]): Pair => [
      `  ${name}`,
      shown(typeof value === 'string' ? value : JSON.stringify(value)),
    ]),
  ];
}

function leftOutPairs(leftOut: TriedRow['leftOut']): readonly Pair[] {
  if (leftOut === undefined) return [];
  return [['left out', leftOut === 'no-rule' ? 'no rule applies (otherwise: ignore)' : 'not selected']];
}

/** Short, and without what would move the cursor of a terminal. */
function shown(text: string): string {
  const clean = text.replaceAll(/\p{Cc}/gu, '·');
  return clean.length > MOST_CHARACTERS ? `${clean.slice(0, MOST_CHARACTERS - 1)}…` : clean;
}
