import type { PersonsAccess } from '#gate';
import type { CaseState } from '../case.ts';

/** What the controllers released to the person in answer to one request: the gate's evidence at the door of subject access. */
export function accessEvidence(state: CaseState, requestId: string): PersonsAccess {
  const released = state.kind === 'open' ? state.released : [];
  const eventIds = released.filter(({ request }) => request === requestId).flatMap((one) => one.eventIds);
  return { requestId, eventIds: [...new Set(eventIds)] };
}
