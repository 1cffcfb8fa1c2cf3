import type { ReleasedEntry } from '#catalogue';
import { germanDayOf } from '../german-day.ts';

/** What of an entry a rule of conflicts looks at. */
export type ConflictEntry = Pick<
  ReleasedEntry,
  'id' | 'type' | 'happenedAt' | 'agency' | 'corrects' | 'disputed' | 'inDoubt' | 'fields'
>;

/**
 * The entries that count, each once, oldest first, those without a shown date before all others: none that another one corrects,
 * none that a stolen key signed, as nobody else is told of those.
 */
export function entriesThatCount(visible: readonly ConflictEntry[]): readonly ConflictEntry[] {
  const known = onePerId(visible.filter(({ inDoubt }) => inDoubt === undefined));
  const corrected = new Set(known.map(({ corrects }) => corrects));
  return known
    .filter(({ id }) => !corrected.has(id))
    .toSorted(
      (one, other) =>
        (one.happenedAt ?? '').localeCompare(other.happenedAt ?? '') || one.id.localeCompare(other.id),
    );
}

/** The German day of an entry; absent where its date is not shown. */
export function dayOf({ happenedAt }: ConflictEntry): string | undefined {
  return happenedAt === undefined ? undefined : germanDayOf(happenedAt);
}

/** An entry may be told for two purposes, with other fields each time: it is still one. */
function onePerId(entries: readonly ConflictEntry[]): readonly ConflictEntry[] {
  const known = new Map<string, ConflictEntry>();
  for (const entry of entries) {
    const before = known.get(entry.id);
    known.set(entry.id, { ...before, ...entry, fields: { ...before?.fields, ...entry.fields } });
  }
  return [...known.values()];
}
