import type { CompetenceTable } from './table.ts';

/**
 * The day as of which another version of a table is tried when nobody names one: today, or where that comes later the first day of which
 * the version in force says nothing of its own: the version's first day, or that of its first new row.
 */
export function dayOfNext(before: CompetenceTable, after: CompetenceTable, today: string): string {
  const known = new Set(before.rows.map(({ id, from }) => `${id} ${from}`));
  const begins = after.rows.filter(({ id, from }) => !known.has(`${id} ${from}`)).map(({ from }) => from);
  const [first = today] = begins.toSorted();
  return [today, after.from, first].toSorted().at(-1) ?? today;
}
