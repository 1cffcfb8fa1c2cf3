import type { Titles } from '#catalogue';
import type { Limit, Milestone, ServiceChain } from './chain.ts';
import { NOBODY } from './chain.ts';
import { daysFrom, endOfPeriod, orNextWorkingDay } from './deadline.ts';
import type { Holidays } from './holidays.ts';
import type { ChainEntry, Reached, Standing } from './standing.ts';
import { followersOf, inOrder, standingOf } from './standing.ts';

/** A time limit in one case. */
export interface LimitShown extends Limit {
  /** Its last day, `YYYY-MM-DD`; a limit of the law never ends on a Saturday, a Sunday or a holiday. */
  readonly due: string;
  /** Days by which it is past, or was when the milestone was reached; absent when it is kept. */
  readonly overdueDays?: number;
}

/** A milestone in one case, as far as one viewer sees it. */
export interface MilestoneShown {
  readonly id: string;
  readonly titles: Titles;
  /** `passed`: not seen itself, but something that comes after it; `waiting`: for an earlier one. */
  readonly state: 'done' | 'passed' | 'next' | 'waiting';
  /** The first entry that reached it and still stands. */
  readonly by?: Reached;
  /** Soonest first; none where the day from which they run is not seen. */
  readonly limits: readonly LimitShown[];
  /** Whose turn it is: agencies, or `the-person`; nobody's unless it is next. */
  readonly actors: readonly string[];
}

/** A service chain in one case, as far as one viewer sees it. */
export interface ChainShown {
  readonly id: string;
  readonly titles: Titles;
  readonly state: 'not-begun' | 'running' | 'complete' | 'ended';
  /** What ended it before its last milestone. */
  readonly ended?: Reached;
  readonly milestones: readonly MilestoneShown[];
}

/**
 * How far a case is on a chain: what is done, what is next, whose turn it is, what is due and what overdue. It is made of the
 * visible entries and of nothing else, so that it never tells of an entry that is not shown (C8). `today` is a German day.
 */
export function chainOf(
  chain: ServiceChain,
  visible: readonly ChainEntry[],
  today: string,
  holidays: Holidays,
): ChainShown {
  const entries = inOrder(visible);
  const standing = standingOf(chain, entries);
  const state = stateOf(chain, standing);
  const milestones = chain.milestones.map((milestone): MilestoneShown => {
    const [by] = standing.reached.get(milestone.id) ?? [];
    const how = by ? 'done' : openState(chain, milestone, standing);
    const actors = how === 'next' && state === 'running' ? actorsOf(milestone, entries) : [];
    const isAwaited = actors.length > 0;
    return {
      id: milestone.id,
      titles: milestone.titles,
      state: how,
      ...(by && { by }),
      limits: by || isAwaited ? limitsOf(milestone, standing, by ? by.on : today, holidays) : [],
      actors,
    };
  });
  const { id, titles } = chain;
  return { id, titles, state, ...(standing.ended && { ended: standing.ended }), milestones };
}

function stateOf({ milestones }: ServiceChain, { reached, ended }: Standing): ChainShown['state'] {
  const isReached = ({ id }: Milestone) => (reached.get(id) ?? []).length > 0;
  const last = milestones.at(-1);
  if (last !== undefined && isReached(last)) return 'complete';
  if (!milestones.some(isReached)) return 'not-begun';
  return ended ? 'ended' : 'running';
}

function openState(
  chain: ServiceChain,
  { id, after }: Milestone,
  { reached }: Standing,
): Exclude<MilestoneShown['state'], 'done'> {
  const isReached = (one: string) => (reached.get(one) ?? []).length > 0;
  const laterReached = (one: string) => followersOf(chain, one).some(isReached);
  if (laterReached(id)) return 'passed';
  return after === undefined || isReached(after) || laterReached(after) ? 'next' : 'waiting';
}

function limitsOf(
  { id, after, limits = [] }: Milestone,
  { reached, undone }: Standing,
  until: string | undefined,
  holidays: Holidays,
): readonly LimitShown[] {
  const began = undone.get(id) ?? reached.get(after ?? '')?.[0]?.on;
  if (began === undefined || until === undefined || began > until) return [];
  return limits
    .map((limit): LimitShown => {
      const end = endOfPeriod(began, limit.period);
      const due = limit.kind === 'target' ? end : orNextWorkingDay(end, holidays);
      const over = daysFrom(due, until);
      return { ...limit, due, ...(over > 0 && { overdueDays: over }) };
    })
    .toSorted((one, other) => one.due.localeCompare(other.due));
}

/** All who might have to act, or the one whom the latest entry that decides it names; none where it says that nobody is competent. */
function actorsOf({ actors, actorNamedBy }: Milestone, entries: readonly ChainEntry[]): readonly string[] {
  if (actorNamedBy === undefined) return actors;
  const { type, field, agencies } = actorNamedBy;
  const code = entries.findLast((entry) => entry.type === type)?.fields[field];
  const named = typeof code === 'string' && Object.hasOwn(agencies, code) ? agencies[code] : undefined;
  if (named === NOBODY) return [];
  return named === undefined ? actors : [named];
}
