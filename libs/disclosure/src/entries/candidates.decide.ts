import type { AgencyEntry, CaseFile, CaseState } from '#casefile';
import { isReplyType, linkOf } from '#casefile';
import { LINK_CATEGORY } from '#gate';

/** An event that could be told to a recipient, under the name by which the recipient knows where it belongs. */
export interface Candidate {
  readonly entry: AgencyEntry;
  /** The recipient's own handle of the case; for a link proposal the proposal's id. */
  readonly handle: string;
}

/**
 * What of a case could be told to an agency at all, before the gate is asked: events of a linked case, open proposals
 * addressed to it. A request for information, and what replies to it, concern who asks and who is asked, whatever row another
 * agency may have; a reply of which nobody can tell any more, or could ever tell, who asked is its author's alone.
 */
export function candidates(state: CaseState, recipient: string): readonly Candidate[] {
  if (state.kind === 'none') return [];
  const handle = linkOf(state, recipient)?.handle;
  const invitations = new Set(
    state.proposals.filter((one) => one.recipient === recipient && !one.accepted).map((one) => one.id),
  );
  const ofOthers = exchangedByOthers(state, recipient);
  return state.entries.flatMap((entry): readonly Candidate[] => {
    if (ofOthers.has(entry.id) || isReplyToNobodyKnown(entry, state, recipient)) return [];
    if (entry.category === LINK_CATEGORY)
      return invitations.has(entry.id) ? [{ entry, handle: entry.id }] : [];
    return handle === undefined ? [] : [{ entry, handle }];
  });
}

/** Ids of requests between other agencies, and of the replies to them. */
function exchangedByOthers({ requests }: CaseFile, agency: string): ReadonlySet<string> {
  const others = requests.filter(({ by, addressee }) => by !== agency && addressee !== agency);
  return new Set(others.flatMap(({ id, replies }) => [id, ...replies]));
}

/** Who asked may be erased, and its request with it, before the reply came; or several had asked, and the reply names none of them. */
function isReplyToNobodyKnown({ id, type, agency }: AgencyEntry, { requests }: CaseFile, recipient: string) {
  if (!isReplyType(type) || agency === recipient) return false;
  return !requests.some(({ by, replies }) => by === recipient && replies.includes(id));
}
