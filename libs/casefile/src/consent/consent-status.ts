import type { Provision } from '#gate';
import type { CaseState } from '../case.ts';
import type { ConsentStep } from './consent-chain.ts';
import type { Consent } from './consents.ts';
import { consentOf } from './consents.ts';

/** Where a consent record stands in its life. */
export type ConsentStatus =
  | 'requested'
  | 'given'
  | 'refused'
  | 'partly-withdrawn'
  | 'withdrawn'
  | 'expired'
  | 'not-yet-valid'
  | 'invalidated'
  | 'superseded';

/**
 * Where the record stands at an instant: what ended it for good goes before what time does to it, and a withdrawal before
 * everything. A record of which some provisions are gone stands as those that are left.
 */
export function consentStatus(consent: Consent, at: string): ConsentStatus {
  if (consent.answer === 'open') return 'requested';
  if (consent.answer === 'refused') return 'refused';
  const { withdrawnAt, invalidatedAt, supersededBy, provisions } = consent;
  const standing = provisions.filter((one) => one.withdrawnAt === undefined);
  if (withdrawnAt !== undefined || standing.length === 0) return 'withdrawn';
  if (supersededBy !== undefined) return 'superseded';
  const counting = standing.filter((one) => one.invalidatedAt === undefined);
  if (invalidatedAt !== undefined || counting.length === 0) return 'invalidated';
  return inTime(counting, at) ?? (standing.length < provisions.length ? 'partly-withdrawn' : 'given');
}

/** Every change of one record, in order; none when the case has no such record. */
export function consentHistory(
  state: CaseState,
  recordedBy: string,
  consentId: string,
): readonly ConsentStep[] {
  return state.kind === 'open' ? (consentOf(state.consents, recordedBy, consentId)?.steps ?? []) : [];
}

/** What time does to provisions of which none is valid at the instant. */
function inTime(provisions: readonly Provision[], at: string): 'expired' | 'not-yet-valid' | undefined {
  const open = provisions.filter((one) => at < one.validUntil);
  if (open.length === 0) return 'expired';
  return open.every((one) => at < one.validFrom) ? 'not-yet-valid' : undefined;
}
