import type { PlanEntry, Promising } from './promising.ts';
import { givesUp, keeps, promisingOf, saysAnew } from './promising.ts';

/** Something that an agency and the person agreed on, and what became of it. */
export interface PromiseFound<Entry extends PlanEntry> {
  /** The entry that says it. */
  readonly entry: Entry;
  /** The member of the entry that names the day. */
  readonly due: string;
  /** How a step that the same agency has done names it. */
  readonly step: string;
  /** A day, `YYYY-MM-DD`; absent where none was named or none is shown. */
  readonly dueAt?: string;
  readonly state: 'open' | 'due' | 'kept' | 'replaced';
  /** The agency has recorded that it was not done in time, and named no new day. */
  readonly isMissed: boolean;
  /** What happened that kept it. */
  readonly keptBy?: Entry;
}

/** What is promised in the visible entries, and what became of it by those entries alone, the next first; `today` is a day. */
export function promisesOf<Entry extends PlanEntry>(
  visible: readonly Entry[],
  today: string,
): readonly PromiseFound<Entry>[] {
  return asItHappened(visible)
    .flatMap((entry, index, course) => {
      const promising = promisingOf(entry);
      return promising ? [promiseOf({ entry, promising, since: course.slice(index + 1) }, today)] : [];
    })
    .filter(({ dueAt, state }) => dueAt !== undefined || state !== 'replaced')
    .toSorted((one, other) => ((one.dueAt ?? '9') < (other.dueAt ?? '9') ? -1 : 1));
}

/** What no visible entry corrects, as it happened; what is told without its day stays behind what was recorded before it. */
export function asItHappened<Entry extends PlanEntry>(entries: readonly Entry[]): readonly Entry[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  let before = '';
  return entries
    .map((entry) => ({ entry, at: (before = entry.happenedAt ?? before) }))
    .filter(({ entry }) => !corrected.has(entry.id))
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
    .map(({ entry }) => entry);
}

interface PromiseMade<Entry> {
  readonly entry: Entry;
  readonly promising: Promising;
  /** What happened since. */
  readonly since: readonly Entry[];
}

function promiseOf<Entry extends PlanEntry>(
  { entry, promising, since }: PromiseMade<Entry>,
  today: string,
): PromiseFound<Entry> {
  const { due, step } = promising;
  const day = entry.fields[due];
  const dueAt = typeof day === 'string' ? day : undefined;
  const isKeeping = (later: Entry) => keeps(later, entry, promising);
  const end = since.find((later) => isKeeping(later) || saysAnew(later, entry, promising));
  const keptBy = end && isKeeping(end) ? end : undefined;
  const isDue = dueAt !== undefined && dueAt < today;
  return {
    entry,
    due,
    step,
    ...(dueAt !== undefined && { dueAt }),
    state: keptBy ? 'kept' : end ? 'replaced' : isDue ? 'due' : 'open',
    isMissed: end === undefined && since.some((later) => givesUp(later, entry, promising)),
    ...(keptBy && { keptBy }),
  };
}
