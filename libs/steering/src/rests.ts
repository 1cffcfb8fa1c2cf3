import type { RestsOn } from '#agreement';
import { germanDayOf } from '#agreement';
import type { StepFact } from './fact.ts';

/** What waits rest on after the events of one instant. */
export interface Rests {
  /** What stands then, oldest first. */
  readonly standing: readonly StepFact[];
  /** Whether something was taken and nothing is left: who waited waits no longer. */
  readonly gone: boolean;
}

/**
 * Follows what a wait rests on through the events of one instant. What is given stands before anything is taken: whoever gets a new
 * voucher for the old one was never without.
 */
export function restsAfter(
  { begunBy, endedBy }: RestsOn,
  before: readonly StepFact[],
  together: readonly StepFact[],
): Rests {
  const given = [...before, ...together.filter(({ type }) => begunBy.includes(type))];
  const ends = together.flatMap((by) =>
    endedBy.filter(({ types }) => types.includes(by.type)).map(({ closes }) => ({ by, closes })),
  );
  const standing = ends.reduce<readonly StepFact[]>((left, { by, closes }) => {
    const taken = takenBy(by, closes, left);
    return left.filter((one) => !taken.includes(one));
  }, given);
  return { standing, gone: ends.length > 0 && standing.length === 0 };
}

/** As with conflicts: of the same agency where it has one, else of anybody; on the day on which one replaces another, the older one. */
function takenBy(
  { agency, happenedAt }: StepFact,
  closes: RestsOn['endedBy'][number]['closes'],
  standing: readonly StepFact[],
): readonly StepFact[] {
  if (closes === 'all') return standing;
  const own = standing.filter((one) => one.agency === agency);
  if (closes === 'own') return own;
  const among = own.length > 0 ? own : standing;
  if (closes === 'earliest') return among.slice(0, 1);
  const day = germanDayOf(happenedAt);
  const earlier = among.filter((one) => germanDayOf(one.happenedAt) < day);
  return (earlier.length > 0 ? earlier : among).slice(-1);
}
