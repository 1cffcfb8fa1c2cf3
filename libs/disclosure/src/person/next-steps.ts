import type { Agreement, LimitShown, MilestoneShown } from '#agreement';
import { chainOf, germanDayOf, holidaysOf, paragraphInGerman } from '#agreement';
import type { NameOf, ReleasedEntry, Titles } from '#catalogue';
import { THE_PERSON } from '#gate';

/** A step that comes next on the person's way. */
export interface NextStep {
  /** Of the service chain that it belongs to. */
  readonly chain: string;
  readonly chainTitle: Titles;
  readonly step: string;
  readonly title: Titles;
  /** Whether it is the person's turn, or may be. */
  readonly own: boolean;
  /** What the agencies are called whose turn it may be. */
  readonly agencyNames: readonly Titles[];
  /** Soonest first. */
  readonly limits: readonly (Pick<LimitShown, 'kind' | 'due'> & {
    readonly paragraph?: Titles;
    readonly isPast: boolean;
  })[];
}

/** What comes next by the chains of the agreement, from the entries that the person is shown and from nothing else. */
export function nextSteps(
  entries: readonly ReleasedEntry[],
  { chains = [], land }: Pick<Agreement, 'chains' | 'land'>,
  nameOf: NameOf,
  now: string,
): readonly NextStep[] {
  const holidays = land === undefined ? () => false : holidaysOf(land);
  return chains.flatMap((chain) => {
    const { id, titles, state, milestones } = chainOf(chain, entries, germanDayOf(now), holidays);
    if (state !== 'running') return [];
    return milestones
      .filter(({ actors }) => actors.length > 0)
      .map((milestone) => ({ chain: id, chainTitle: titles, ...stepSaid(milestone, nameOf) }));
  });
}

function stepSaid({ id, titles, actors, limits }: MilestoneShown, nameOf: NameOf) {
  return {
    step: id,
    title: titles,
    own: actors.includes(THE_PERSON),
    agencyNames: actors.filter((actor) => actor !== THE_PERSON).map(nameOf),
    limits: limits.map(({ kind, due, paragraph, overdueDays }) => ({
      kind,
      due,
      ...(paragraph !== undefined && { paragraph: { de: paragraphInGerman(paragraph), en: paragraph } }),
      isPast: overdueDays !== undefined,
    })),
  };
}
