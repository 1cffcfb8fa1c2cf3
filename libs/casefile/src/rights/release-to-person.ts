import type { Resting } from '../doubt/doubt.ts';
import type { AccessReleased } from './rights.events.ts';

/** What a controller released to the person. */
export type ReleasedToPerson = AccessReleased & Resting;

/** What controllers released to the person, with one release more; a controller answers a request once, so its first one stays. */
export function withRelease(
  released: readonly ReleasedToPerson[],
  fact: AccessReleased,
  resting: Resting,
): readonly ReleasedToPerson[] {
  const { controller, request, eventIds } = fact;
  const isAnswered = released.some((one) => one.controller === controller && one.request === request);
  return isAnswered ? released : [...released, { controller, request, eventIds, ...resting }];
}
