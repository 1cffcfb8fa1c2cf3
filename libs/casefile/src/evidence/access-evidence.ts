import type { PersonsAccess } from '#gate';
import type { CaseState } from '../case.ts';
import { doubtedIn, noDoubts, restsOnDoubted } from '../doubt/doubt.ts';

/** What the controllers released to the person in answer to one request: the gate's evidence at the door of subject access. */
export function accessEvidence(state: CaseState, requestId: string): PersonsAccess {
  const doubted = doubtedIn(state.kind === 'open' ? state.doubts : noDoubts);
  const all = state.kind === 'open' ? state.released : [];
  const released = all.filter((one) => !restsOnDoubted(one, doubted));
  const eventIds = released.filter(({ request }) => request === requestId).flatMap((one) => one.eventIds);
  return { requestId, eventIds: [...new Set(eventIds)] };
}
