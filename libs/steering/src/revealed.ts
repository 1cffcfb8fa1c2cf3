import type { Reading, Statement } from './beliefs.ts';
import { beliefs, readingOf } from './beliefs.ts';

/** What pivoting leaves over. */
const NEAR = 1e-6;

/**
 * Whether a reader of these tables of one quarter can tell that some group has fewer than `limit`, when `next` is published as well:
 * whether with some belief all worlds that agree with the tables have fewer. What the earlier tables reveal alone is not held against
 * the next one. `previous` in the order of publication.
 */
export function reveals(previous: readonly Statement[], next: Statement, limit: number): boolean {
  const told = previous.length === 0 ? beliefs.filter(({ history }) => history === 'alone') : beliefs;
  return told.some((belief) => {
    const small = smallGroups(readingOf([...previous, next], belief), limit);
    if (small.length === 0) return false;
    const before = smallGroups(readingOf([...previous, { ...next, stated: new Map() }], belief), limit);
    return small.length > before.length;
  });
}

/** The groups that can only be small; none where the belief cannot be true. */
function smallGroups({ system, groups }: Reading, limit: number): Reading['groups'] {
  if (!system.solve()) return [];
  const open = new Set(groups);
  const small: (readonly number[])[] = [];
  for (const group of groups) {
    // One world mostly shows many groups large at once.
    if (!open.has(group)) continue;
    if (system.maximum({ of: group }, limit) < limit - NEAR) small.push(group);
    const world = system.solution();
    for (const other of open)
      if (other.reduce((sum, unknown) => sum + (world[unknown] ?? 0), 0) >= limit - NEAR) open.delete(other);
  }
  return small;
}
