import type { ReleasedEntry } from '#catalogue';
import { germanDayOf } from '../german-day.ts';
import type { CountsIf, Milestone, ServiceChain } from './chain.ts';
import { countsBy } from './chain.ts';

/** What of an entry a chain looks at. */
export type ChainEntry = Pick<ReleasedEntry, 'id' | 'type' | 'happenedAt' | 'agency' | 'corrects' | 'fields'>;

/** An entry that reached a milestone, or ended a chain, with its German day where its date is shown. */
export interface Reached extends Pick<ChainEntry, 'id' | 'type' | 'agency'> {
  readonly on?: string;
}

/** How the entries leave a chain. */
export interface Standing {
  /** Of each milestone the entries that reached it and that nothing undid, oldest first. */
  readonly reached: ReadonlyMap<string, readonly Reached[]>;
  /** Of a milestone that was undone: the day from which its limits run anew. */
  readonly undone: ReadonlyMap<string, string>;
  /** The entry that ended the chain. */
  readonly ended?: Reached;
}

const fresh: Standing = { reached: new Map(), undone: new Map() };

/** The entries that no other visible one corrects, oldest first; those whose date is not shown before all others. */
export function inOrder<T extends Pick<ChainEntry, 'id' | 'happenedAt' | 'corrects'>>(
  entries: readonly T[],
): readonly T[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  return entries
    .filter(({ id }) => !corrected.has(id))
    .toSorted((one, other) => (one.happenedAt ?? '').localeCompare(other.happenedAt ?? ''));
}

/** Follows the entries, in their order, through a chain. */
export function standingOf(chain: ServiceChain, entries: readonly ChainEntry[]): Standing {
  return entries.reduce((standing, entry) => after(chain, standing, entry), fresh);
}

function after(chain: ServiceChain, before: Standing, seen: ChainEntry): Standing {
  const { id, type, agency, happenedAt } = seen;
  const entry: Reached = {
    id,
    type,
    agency,
    ...(happenedAt !== undefined && { on: germanDayOf(happenedAt) }),
  };
  const standing = beginsAnew(chain, before, seen) ? fresh : before;
  if (!isBegun(chain, standing, seen)) return standing;
  if (counts(chain.endedBy, chain.endsIf, seen)) return { ...standing, ended: entry };
  return chain.milestones.reduce((now, milestone) => {
    if (reaches(milestone, seen)) return withReached(now, milestone, entry);
    return milestone.undoneBy?.includes(type) ? withoutLatest(chain, now, milestone, entry) : now;
  }, standing);
}

/** A course that began is no return as long as nothing was interrupted. */
function isBegun(
  { beginsAnywhere, milestones }: ServiceChain,
  { reached }: Standing,
  seen: ChainEntry,
): boolean {
  const [first] = milestones;
  if (beginsAnywhere || first === undefined) return true;
  return (reached.get(first.id) ?? []).length > 0 || reaches(first, seen);
}

/** What begins a chain begins it anew once it was gone through or ended. */
function beginsAnew({ milestones }: ServiceChain, { reached, ended }: Standing, seen: ChainEntry): boolean {
  const [first] = milestones;
  const last = milestones.at(-1);
  const isOver = ended !== undefined || (last !== undefined && (reached.get(last.id) ?? []).length > 0);
  return isOver && first !== undefined && reaches(first, seen);
}

function counts(
  types: readonly string[] = [],
  only: CountsIf | undefined,
  { type, fields }: ChainEntry,
): boolean {
  return types.includes(type) && countsBy(only, type, fields);
}

function reaches({ reachedBy, countsIf }: Milestone, seen: ChainEntry): boolean {
  return counts(reachedBy, countsIf, seen);
}

/** A later decision that admits takes the place of the one that refused and ended the chain. */
function withReached({ ended, ...standing }: Standing, { id }: Milestone, entry: Reached): Standing {
  return {
    ...standing,
    reached: new Map(standing.reached).set(id, [...(standing.reached.get(id) ?? []), entry]),
    ...(ended !== undefined && ended.type !== entry.type && { ended }),
  };
}

/** Of two vouchers of which one is withdrawn, the other still stands; with the last one all that came after it falls. */
function withoutLatest(chain: ServiceChain, standing: Standing, { id }: Milestone, by: Reached): Standing {
  const there = standing.reached.get(id) ?? [];
  if (there.length === 0) return standing;
  const taken = takenBack(there, by);
  const reached = new Map(standing.reached).set(
    id,
    there.filter((one) => one !== taken),
  );
  if (there.length > 1) return { ...standing, reached };
  for (const later of followersOf(chain, id)) reached.delete(later);
  const undone = by.on === undefined ? standing.undone : new Map(standing.undone).set(id, by.on);
  return { ...standing, reached, undone };
}

/** The latest one of the same agency, or else of anybody; on the day on which one replaces another it is the older one. */
function takenBack(there: readonly Reached[], { agency, on }: Reached): Reached | undefined {
  const own = there.filter((one) => one.agency === agency);
  const among = own.length > 0 ? own : there;
  return among.findLast((one) => on === undefined || (one.on ?? '') < on) ?? among.at(-1);
}

/** The milestones that come after one, however far. */
export function followersOf({ milestones }: ServiceChain, id: string): readonly string[] {
  const found = new Set([id]);
  // Each names an earlier one, so a single pass finds them all.
  for (const one of milestones) if (one.after !== undefined && found.has(one.after)) found.add(one.id);
  found.delete(id);
  return [...found];
}
