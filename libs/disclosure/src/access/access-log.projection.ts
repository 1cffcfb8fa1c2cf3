import type { Released, Retention } from '#casefile';
import { caseIdOf, keptUntil } from '#casefile';
import type { Basis, PermitRecord } from '#gate';
import type { AccessChange, AccessEntry, StoredEvent } from '#ports';
import type { AccessRefused } from '../refused-reads/access-refused.events.ts';
import { ACCESS_REFUSED } from '../refused-reads/access-refused.events.ts';

/** Raised when the access log must be built anew. */
export const ACCESS_VERSION = 1;

/** Facts whose content the access log must know; of others it is enough that they are there. */
export const openedForAccess: readonly string[] = [
  'Released',
  'ReleaseAbandoned',
  'ControllerErased',
  'MessageRefused',
  ACCESS_REFUSED,
];

/** Facts that change the access log; all others are passed over. */
export const movesAccess: readonly string[] = [...openedForAccess, 'CaseErased', 'RetentionRun'];

/** The code of a read that was shown nothing; why is not known, so that it cannot be told. */
export const NOTHING_SHOWN = 'NOTHING_SHOWN';

/** An event with its content when that is one of {@link openedForAccess} and still there, and how long retrievals are found. */
export interface Accessed {
  readonly event: StoredEvent;
  readonly data: unknown;
  readonly kept: Retention;
}

/** Retrievals of an agreement that keeps them as long as the case, which has no end yet. */
const FOR_EVER = '9999-12-31T23:59:59.999Z';

/** What an event changes in the access log. */
export function accessChanges(accessed: Accessed): readonly AccessChange[] {
  const { event, data } = accessed;
  const { network, type } = event;
  if (type === 'RetentionRun') return [{ kind: 'expired', network, at: event.recordedAt }];
  const caseId = caseIdOf(event);
  if (caseId !== undefined && type === 'CaseErased') return [{ kind: 'erased', network, caseId }];
  if (data === undefined) return [];
  switch (type) {
    case 'Released':
      return caseId === undefined ? [] : released(accessed, caseId, data as Released);
    case 'ReleaseAbandoned': {
      const { release } = data as { readonly release: string };
      return caseId === undefined ? [] : [{ kind: 'abandoned', network, caseId, release }];
    }
    case 'ControllerErased': {
      const { agencies } = data as { readonly agencies: readonly string[] };
      return caseId === undefined ? [] : [{ kind: 'erased', network, caseId, agencies }];
    }
    case ACCESS_REFUSED:
      return [readRefused(accessed, data as AccessRefused)];
    default:
      return [messageRefused(accessed, data as { readonly code: string })];
  }
}

function released(accessed: Accessed, caseId: string, data: Released): readonly AccessChange[] {
  return data.decisions.map((decision, n) => ({
    kind: 'entered',
    entry: { ...common(accessed), n, caseId, ...decided(decision), door: data.door, actor: data.actor },
  }));
}

function decided({ ask, eventIds, basis }: PermitRecord) {
  const { sender, recipient, eventType, purpose } = ask;
  return {
    decision: 'permit' as const,
    sender,
    recipient,
    eventType,
    eventIds,
    purpose,
    basis: basis.kind,
    ...('rowId' in basis && { rowId: basis.rowId }),
    ...(basis.kind === 'consent' && consented(basis)),
  };
}

function consented({ recordedBy, consentId, provisionId }: Extract<Basis, { kind: 'consent' }>) {
  return { ...(recordedBy !== undefined && { recordedBy }), consentId, provisionId };
}

function readRefused(accessed: Accessed, { door, actor, purpose }: AccessRefused): AccessChange {
  const known = { door, actor, ...(purpose !== undefined && { purpose }) };
  return { kind: 'entered', entry: { ...refused(accessed), ...known, code: NOTHING_SHOWN } };
}

function messageRefused(accessed: Accessed, { code }: { readonly code: string }): AccessChange {
  return { kind: 'entered', entry: { ...refused(accessed), door: 'intake', actor: 'system', code } };
}

function refused(accessed: Accessed) {
  const recipient = accessed.event.agency;
  return { ...common(accessed), n: 0, decision: 'deny' as const, recipient, eventIds: [] };
}

/** A refused message is found as long as a retrieval, though its own content lives longer. */
function common({
  event,
  kept,
}: Accessed): Pick<AccessEntry, 'network' | 'position' | 'at' | 'release' | 'abandoned' | 'expiresAt'> {
  const { network, position, recordedAt: at, id: release } = event;
  return { network, position, at, release, abandoned: false, expiresAt: keptUntil(kept, event) ?? FOR_EVER };
}
