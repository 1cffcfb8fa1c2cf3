import type { ControllerErased, LostFact } from '../case.events.ts';
import type { CaseFile } from '../case-file.ts';
import { nobodysYet } from '../case-file.ts';
import { doubtsWithout } from '../doubt/doubt.ts';
import { withoutAskers } from '../information/request.ts';
import { withoutAgency } from '../linking/unlink/without-agency.ts';
import { withoutCode } from '../person/person.ts';
import { rightsWithoutController, withoutRightsFact } from '../rights/rights-after.ts';

/** A case of which nothing is left but that it was one. */
export const erasedCase: CaseFile = { ...nobodysYet, erased: { whole: true, controllers: [], agencies: [] } };

/** The case without what one controller's agencies did in it; they share it no longer. */
export function withoutController(state: CaseFile, { controller, agencies }: ControllerErased): CaseFile {
  const theirs = (agency: string) => agencies.includes(agency);
  const links = Object.entries(state.links).filter(([agency]) => !theirs(agency));
  const left = rightsWithoutController(state, controller, agencies);
  return {
    ...left,
    requests: withoutAskers(left.requests, agencies),
    links: Object.fromEntries(links),
    codes: state.codes.filter(({ by }) => !theirs(by)),
    proposals: state.proposals.filter(({ by, recipient }) => !theirs(by) && !theirs(recipient)),
    consents: state.consents.filter(({ recordedBy }) => !theirs(recordedBy)),
    person: theirs(state.person.code?.by ?? '') ? withoutCode(state.person) : state.person,
    entries: state.entries.filter(({ agency }) => !theirs(agency)),
    doubts: doubtsWithout(state.doubts, agencies),
    conflicts: state.conflicts.filter(({ by }) => !theirs(by)),
    erased: {
      whole: state.erased.whole,
      controllers: [...state.erased.controllers, controller],
      agencies: [...state.erased.agencies, ...agencies],
    },
  };
}

/**
 * The case with a fact in it that can no longer be read. What would have widened it is as if it had never been; what
 * narrowed it must go on doing so, and is taken to have narrowed all that its author could narrow. Facts of consents are folded
 * into the consents themselves (consent-life.ts), those of the person into the person's side (person.ts).
 */
export function withoutFact(state: CaseFile, lost: LostFact): CaseFile {
  const { fact, agency } = lost;
  switch (fact) {
    case 'CaseErased':
    case 'ControllerErased':
    case 'EntriesDoubted':
      return erasedCase;
    case 'LinkCodeRedeemed':
      return { ...state, codes: state.codes.map((code) => ({ redeemedBy: agency, ...code })) };
    case 'AgencyUnlinked':
      return withoutAgency(state, { agency });
    case 'AgencyLinked':
      return {
        ...state,
        proposals: state.proposals.map((one) =>
          one.recipient === agency ? { ...one, accepted: true } : one,
        ),
      };
    default:
      return withoutRightsFact(state, lost);
  }
}
