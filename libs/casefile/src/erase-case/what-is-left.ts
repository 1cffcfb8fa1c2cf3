import type { ControllerErased, LostFact } from '../case.events.ts';
import type { CaseFile } from '../case-file.ts';
import { nobodysYet } from '../case-file.ts';
import { withLostNarrowing } from '../consents.ts';

/** A case of which nothing is left but that it was one. */
export const erasedCase: CaseFile = { ...nobodysYet, erased: { whole: true, controllers: [] } };

/** The case without what one controller's agencies did in it; they share it no longer. */
export function withoutController(state: CaseFile, { controller, agencies }: ControllerErased): CaseFile {
  const theirs = (agency: string) => agencies.includes(agency);
  const links = Object.entries(state.links).filter(([agency]) => !theirs(agency));
  return {
    ...state,
    links: Object.fromEntries(links),
    codes: state.codes.filter(({ by }) => !theirs(by)),
    proposals: state.proposals.filter(({ by, recipient }) => !theirs(by) && !theirs(recipient)),
    consents: state.consents.filter(({ recordedBy }) => !theirs(recordedBy)),
    requests: state.requests.filter(({ by }) => !theirs(by)),
    entries: state.entries.filter(({ agency }) => !theirs(agency)),
    erased: { ...state.erased, controllers: [...state.erased.controllers, controller] },
  };
}

/**
 * The case with a fact in it that can no longer be read. What would have widened it is as if it had never been; what
 * narrowed it must go on doing so, and is taken to have narrowed all that its author could narrow.
 */
export function withoutFact(state: CaseFile, { fact, agency, recordedAt }: LostFact): CaseFile {
  switch (fact) {
    case 'CaseErased':
    case 'ControllerErased':
      return erasedCase;
    case 'ConsentWithdrawn':
    case 'ConsentAmended':
      return { ...state, consents: withLostNarrowing(state.consents, agency, recordedAt) };
    case 'LinkCodeRedeemed':
      return { ...state, codes: state.codes.map((code) => ({ redeemedBy: agency, ...code })) };
    case 'AgencyLinked':
      return {
        ...state,
        proposals: state.proposals.map((one) =>
          one.recipient === agency ? { ...one, accepted: true } : one,
        ),
      };
    default:
      return state;
  }
}
