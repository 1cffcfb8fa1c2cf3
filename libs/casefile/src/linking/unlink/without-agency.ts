import type { CaseFile } from '../../case-file.ts';
import { doubtsWithout } from '../../doubt/doubt.ts';
import { withLostSettlement, withoutRequestsFrom } from '../../information/request.ts';
import { withoutAccessBy } from '../../person/person.ts';
import { withoutEntries } from '../../rights/dispute.ts';
import type { ReleasedToPerson } from '../../rights/release-to-person.ts';
import { withoutRequestsBy } from '../../rights/right.ts';
import type { SplitOff } from './split-off.ts';

/**
 * The case without an agency that was linked to it by mistake, and without all that it put into it: events, consents, codes,
 * requests of its person, who is somebody else, and the ways by which that person entered. What narrows others stays.
 */
export function withoutAgency(state: CaseFile, { agency, handle }: SplitOff): CaseFile {
  const isTheirs = (by: string) => by === agency;
  const links = Object.entries(state.links).filter(([one]) => !isTheirs(one));
  const gone = new Set(state.entries.filter((one) => isTheirs(one.agency)).map(({ id }) => id));
  const asked = new Set(state.rights.filter(({ by }) => isTheirs(by)).map(({ request }) => request));
  const wasAskedThere = ({ by, request }: ReleasedToPerson) =>
    by === undefined ? asked.has(request) : isTheirs(by);
  return {
    ...state,
    links: Object.fromEntries(links),
    // By a code that was redeemed somebody else came, whose link goes on resting on it.
    codes: state.codes.filter(({ by, redeemedBy }) => !isTheirs(by) || redeemedBy !== undefined),
    proposals: state.proposals.filter(({ by, recipient }) => !isTheirs(by) && !isTheirs(recipient)),
    consents: state.consents.filter(({ recordedBy }) => !isTheirs(recordedBy)),
    requests: withLostSettlement(withoutRequestsFrom(state.requests, agency), agency),
    clearances: state.clearances.filter(({ by, recipient }) => !isTheirs(by) && !isTheirs(recipient)),
    disputes: withoutEntries(state.disputes, gone),
    rights: withoutRequestsBy(state.rights, agency),
    released: state.released
      .filter((one) => !wasAskedThere(one))
      .map(({ eventIds, ...one }) => ({ ...one, eventIds: eventIds.filter((id) => !gone.has(id)) }))
      .filter(({ eventIds }) => eventIds.length > 0),
    person: withoutAccessBy(state.person, agency),
    entries: state.entries.filter((one) => !isTheirs(one.agency)),
    doubts: doubtsWithout(state.doubts, [agency]),
    conflicts: state.conflicts.filter(({ by }) => !isTheirs(by)),
    splitOff: [...state.splitOff, { agency, ...(handle !== undefined && { handle }) }],
  };
}
