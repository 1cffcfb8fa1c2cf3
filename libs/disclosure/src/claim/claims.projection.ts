import type { CaseFact } from '#casefile';
import { caseIdOf } from '#casefile';
import type { ClaimChange, StoredEvent } from '#ports';

/** Facts whose content the index of open claims must know; all others change nothing, or say enough by being there. */
export const openedForClaims: readonly string[] = ['AgencyLinked', 'LinkProposed', 'Released'];

/** Facts that may let something through the gate, or stop it, whatever they say. */
const MOVING: readonly string[] = [
  'ConsentGiven',
  'ConsentAmended',
  'ConsentWithdrawn',
  'InformationRequested',
];

/** What an event of a case stream changes in the index of open claims; `fact` is its content when it is one of {@link openedForClaims}. */
export function claimChanges(event: StoredEvent, fact: CaseFact | undefined): readonly ClaimChange[] {
  const caseId = caseIdOf(event);
  if (caseId === undefined) return [];
  const at = { network: event.network, caseId };
  const changed: ClaimChange = { kind: 'changed', ...at, position: event.position };
  switch (fact?.type) {
    case 'AgencyLinked':
      return [{ kind: 'reachable', ...at, agency: fact.data.agency }, changed];
    case 'LinkProposed':
      return [{ kind: 'reachable', ...at, agency: fact.data.recipient }, changed];
    case 'Released':
      return released(at, fact);
    default:
      return isAgencysEvent(event) || MOVING.includes(event.type) ? [changed] : [];
  }
}

/** Only a claim delivers: what a timeline showed is claimable all the same. */
function released(
  at: { readonly network: string; readonly caseId: string },
  { data }: Extract<CaseFact, { type: 'Released' }>,
): readonly ClaimChange[] {
  const { door, recipient, seq, after, decisions } = data;
  if (door !== 'claim' || seq === undefined || after === undefined) return [];
  const eventIds = decisions.flatMap((decision) => decision.eventIds);
  return [{ kind: 'released', ...at, agency: recipient, eventIds, seq, after }];
}

function isAgencysEvent(event: StoredEvent): boolean {
  return event.type.startsWith('de.wegmarke.');
}
