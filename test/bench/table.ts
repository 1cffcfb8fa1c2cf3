import type { Bench } from './bench.ts';

/** The rows as a table for people. */
export function table(rows: readonly Bench[]): string {
  const cells = rows.map(({ name, ours, yardstick, ratio, goal, met, fsync, unit }) => [
    name,
    number(ours),
    number(yardstick),
    unit,
    ratio.toFixed(2),
    goal,
    met ? 'met' : 'missed',
    fsync ? 'yes' : 'no',
  ]);
  const head = ['what', 'ours', 'yardstick', 'unit', 'ratio', 'goal', '', 'fsync before ack'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [head, ...cells].map(line).join('\n');
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
