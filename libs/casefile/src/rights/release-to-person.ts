import type { AccessReleased } from './rights.events.ts';

/** What controllers released to the person, with one release more; a controller answers a request once, so its first one stays. */
export function withRelease(
  released: readonly AccessReleased[],
  fact: AccessReleased,
): readonly AccessReleased[] {
  const isAnswered = released.some(
    ({ controller, request }) => controller === fact.controller && request === fact.request,
  );
  return isAnswered ? released : [...released, fact];
}
