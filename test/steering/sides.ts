import type { PublishedTable } from '#steering';

/** How many waits of a step were published of the quarters before an instant, and of those from then on. */
export function sidesOf(
  tables: readonly Pick<PublishedTable, 'step' | 'quarter' | 'cells'>[],
  step: string,
  since: string,
): readonly [before: number, after: number] {
  // Quarters bear the year first: as texts they lie in their order.
  const first = quarterAfter(since);
  const counts = tables
    .filter((table) => table.step === step)
    .map(({ quarter, cells }) => ({
      isAfter: quarter >= first,
      count: cells.find(({ dimension }) => dimension === 'all')?.count ?? 0,
    }));
  const sum = (isMeant: boolean) =>
    counts.reduce((all, { isAfter, count }) => all + (isAfter === isMeant ? count : 0), 0);
  return [sum(false), sum(true)];
}

/** The quarter that begins with an instant in the last hours of the one before it, as midnight is Germany's. */
function quarterAfter(since: string): string {
  const day = new Date(Date.parse(since) + 7_200_000);
  return `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}
