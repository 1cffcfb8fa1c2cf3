import type { ReleasedEntry } from '../messages.ts';

/** An entry that is shown with its day. */
export type Dated = ReleasedEntry & { readonly happenedAt: string };

const DAY_MS = 86_400_000;

/** The visible entries that have a date and that no visible entry corrects, oldest first. */
export function courseOf(entries: readonly ReleasedEntry[]): readonly Dated[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  return entries
    .filter((entry): entry is Dated => entry.happenedAt !== undefined && !corrected.has(entry.id))
    .toSorted((one, other) => one.happenedAt.localeCompare(other.happenedAt));
}

/** Whole days from one day or instant to a later one; negative when it is an earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
}
