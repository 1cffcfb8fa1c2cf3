import type { Result } from './bench.ts';

/** Wide enough for all rows, as each is told before the next one is measured. */
const COLUMNS = [
  ['what', 50],
  ['ours', 10],
  ['yardstick', 10],
  ['unit', 9],
  ['ratio', 7],
  ['goal', 16],
  ['', 6],
  ['fsync before ack', 16],
] as const;

/** The line above the rows. */
export const head: string = line(COLUMNS.map(([title]) => title));

/** One row for people. */
export function rowOf(result: Result): string {
  if ('failed' in result)
    return line([result.name, `not measured: ${result.failed.replaceAll('\n', ' / ')}`]);
  const { name, ours, yardstick, ratio, goal, met, fsync, unit } = result;
  const outcome = met ? 'met' : 'missed';
  return line([
    name,
    number(ours),
    number(yardstick),
    unit,
    ratio.toFixed(2),
    goal,
    outcome,
    fsync ? 'yes' : 'no',
  ]);
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, column) => {
      const width = COLUMNS[column]?.[1] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    })
    .join('  ');
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
