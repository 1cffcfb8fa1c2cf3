import type { Resting } from '../doubt/doubt.ts';
import type { AccessReleased } from './rights.events.ts';

/** What a controller released to the person. */
export interface ReleasedToPerson extends AccessReleased, Resting {
  /** Through whom the person had asked: ids of requests are unique for each of these only. Absent where that can no longer be read. */
  readonly by?: string;
}

/** What controllers released to the person, with one release more; a controller answers a request once, so its first one stays. `askedBy`: through whom this request was asked, oldest first. */
export function withRelease(
  released: readonly ReleasedToPerson[],
  fact: AccessReleased,
  askedBy: readonly string[],
  resting: Resting,
): readonly ReleasedToPerson[] {
  const { controller, request, eventIds } = fact;
  const before = released.filter((one) => one.controller === controller && one.request === request);
  const by = askedBy.find((asking) => before.every((one) => one.by !== asking));
  if (by === undefined && before.length > 0) return released;
  return [...released, { controller, request, eventIds, ...(by !== undefined && { by }), ...resting }];
}
