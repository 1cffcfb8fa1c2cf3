import type { Entry } from './answers.ts';

/** How often one actor of an own agency was refused on one day. */
export interface RefusedOn {
  readonly day: string;
  readonly recipient: string;
  readonly actor: string;
  readonly count: number;
}

/** The days (UTC) on which somebody was refused more often than so, newest first, then the most refused. */
export function refusedOften(entries: readonly Entry[], moreThan: number): readonly RefusedOn[] {
  const counts = new Map<string, RefusedOn>();
  for (const { at, recipient, actor } of entries) {
    const day = at.slice(0, 10);
    const key = [day, recipient, actor].join(' ');
    counts.set(key, { day, recipient, actor, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .filter(({ count }) => count > moreThan)
    .toSorted((one, other) => other.day.localeCompare(one.day) || other.count - one.count);
}

/** The first day (UTC) of so many days that end today. */
export function firstDayOf(days: number, now: Date): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
