import type { CaseEvidence, wishes } from '#catalogue';
import type { CaseFile } from '../case-file.ts';
import { isLinked } from './gate-evidence.ts';

/**
 * What the person wished and said to this agency by name, when it was last said to it, as long as it shares the case, in the order of
 * those instants. Of what was said to others, and when, it learns nothing (C8).
 */
export function wishesTold(state: CaseFile, agency: string): Pick<CaseEvidence, 'wishes'> {
  if (!isLinked(state, agency)) return {};
  const told = state.person.wishes.flatMap(({ wish, to }) => {
    const at = to?.[agency];
    return at === undefined ? [] : [{ wish: wish as keyof typeof wishes, at }];
  });
  if (told.length === 0) return {};
  // By the wish where it was one instant: the order in the state follows what was said to others.
  return {
    wishes: told.toSorted(
      (one, other) => one.at.localeCompare(other.at) || one.wish.localeCompare(other.wish),
    ),
  };
}
