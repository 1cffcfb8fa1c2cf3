import { dayNumber } from './dates.ts';
import type { Filters, Gap, Timeline, TimelineEntry } from './timeline.ts';

/** An entry with the earlier versions that it corrects, the newest of them first. */
export interface Chain {
  readonly entry: TimelineEntry;
  readonly older: readonly TimelineEntry[];
  /** The long time without an entry that begins after it. */
  readonly gap?: Gap;
}

/** What the element shows of a timeline. */
export interface Course {
  /** In the order in which they are shown; those without a date come last. */
  readonly chains: readonly Chain[];
  /** How many there are without a filter. */
  readonly all: number;
}

/** The entries that pass the filters, corrected ones folded into what corrects them, in order. */
export function courseOf({ entries, gaps = [] }: Timeline, filters: Filters, newestFirst: boolean): Course {
  const chains = chained(entries);
  // A gap between all entries is none between those of one agency.
  const gapAfter = new Map(isNarrowed(filters) ? [] : gaps.map((gap) => [gap.after, gap]));
  const passing = chains
    .filter(({ entry }) => passes(entry, filters))
    .map((chain) => {
      const gap = gapAfter.get(chain.entry.id);
      return gap === undefined ? chain : { ...chain, gap };
    });
  const dated = passing.filter(({ entry }) => entry.happenedAt !== undefined);
  const undated = passing.filter(({ entry }) => entry.happenedAt === undefined);
  const oldestFirst = dated.toSorted((one, other) =>
    (one.entry.happenedAt ?? '').localeCompare(other.entry.happenedAt ?? ''),
  );
  return {
    chains: [...(newestFirst ? oldestFirst.toReversed() : oldestFirst), ...undated],
    all: chains.length,
  };
}

/** Whether any filter is set. */
export function isNarrowed({ agency, theme, from, to }: Filters): boolean {
  return [agency, theme, from, to].some((one) => one !== undefined && one !== '');
}

/** The filter without what is empty, so that two that mean the same are the same. */
export function tidied(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}

function chained(entries: readonly TimelineEntry[]): readonly Chain[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const folded = new Set(entries.map(({ corrects }) => corrects));
  return entries.filter(({ id }) => !folded.has(id)).map((entry) => ({ entry, older: before(entry, byId) }));
}

function before(entry: TimelineEntry, byId: ReadonlyMap<string, TimelineEntry>): readonly TimelineEntry[] {
  const older: TimelineEntry[] = [];
  let next = byId.get(entry.corrects ?? '');
  // A chain that bit its own tail would never end.
  while (next !== undefined && !older.includes(next)) {
    older.push(next);
    next = byId.get(next.corrects ?? '');
  }
  return older;
}

function passes({ agency, theme, happenedAt }: TimelineEntry, filters: Filters): boolean {
  if (filters.agency && filters.agency !== agency) return false;
  if (filters.theme && filters.theme !== theme) return false;
  if (!filters.from && !filters.to) return true;
  if (happenedAt === undefined) return false;
  const on = dayNumber(happenedAt);
  return (!filters.from || on >= filters.from) && (!filters.to || on <= filters.to);
}
