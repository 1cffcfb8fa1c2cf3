import type { CaseFact, Recall } from '#casefile';
import { caseIdOf } from '#casefile';
import type { ClaimChange, StoredEvent } from '#ports';

/** Raised when the index of open claims must be built anew: the hub does so at its next start, beside the one in use. */
export const CLAIMS_VERSION = 2;

/** Facts whose content the index of open claims must know; all others change nothing, or say enough by being there. */
export const openedForClaims: readonly string[] = ['AgencyLinked', 'LinkProposed', 'Released'];

/** Facts that may let something through the gate, or stop it, whatever they say. */
const MOVING: readonly string[] = [
  'ConsentGiven',
  'ConsentAmended',
  'ConsentReconfirmed',
  'ConsentWithdrawn',
  'InformationRequested',
  'ClerkDecided',
  'ProcessingRestricted',
  'RestrictionLifted',
  'ObjectionUpheld',
  'EntriesDoubted',
  'DoubtSettled',
];

/** Whether a fact of a case that is no agency's event may let something through the gate. */
export function mayLetThrough({ type }: Pick<StoredEvent, 'type'>): boolean {
  return MOVING.includes(type);
}

/** What an event changes in the index of open claims; `fact` is its content when it is one of {@link openedForClaims}. */
export function claimChanges(event: StoredEvent, fact: CaseFact | undefined): readonly ClaimChange[] {
  const { network, position } = event;
  if (event.type === 'AgreementAdopted') return [{ kind: 'reopened', network, position }];
  const caseId = caseIdOf(event);
  if (caseId === undefined) return [];
  const at = { network, caseId };
  const changed: ClaimChange = { kind: 'changed', ...at, position };
  switch (fact?.type) {
    case 'AgencyLinked':
      return [{ kind: 'reachable', ...at, agency: fact.data.agency }, changed];
    case 'LinkProposed':
      return [{ kind: 'reachable', ...at, agency: fact.data.recipient }, changed];
    case 'Released':
      return released(at, fact);
    default:
      return isAgencysEvent(event) || mayLetThrough(event) ? [changed] : [];
  }
}

/**
 * What a recall changes that was opened here: what the recipient must not use any more counts as not sent, so that it gets it
 * again when it may have it again. Notices that only mark an event change nothing.
 */
export function recalledChange(
  { recipient, kind, eventIds }: Pick<Recall, 'recipient' | 'kind' | 'eventIds'>,
  { network, position }: Pick<StoredEvent, 'network' | 'position'>,
): readonly ClaimChange[] {
  const ends = kind === 'stop-using' || kind === 'erase';
  return ends ? [{ kind: 'recalled', network, agency: recipient, eventIds, position }] : [];
}

/**
 * What is entered late of a case whose changes were left behind. That an old answer arrived can no longer be told, as later
 * ones may have shown it to be lost: what it held counts as not sent and is offered again, and recipients know it by its id.
 */
export function lateClaimChanges(
  { network, caseId }: { readonly network: string; readonly caseId: string },
  missed: readonly ClaimChange[],
): readonly ClaimChange[] {
  const late = missed.map((change) => (change.kind === 'released' ? { ...change, eventIds: [] } : change));
  return [...late, { kind: 'changed', network, caseId, position: 0 }];
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
