import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { ConsentInvalidated } from '../consent.events.ts';
import { consentOf } from '../consents.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** Who finds which record of its own invalid, and why. */
export type InvalidateConsentOrder = Omit<ConsentInvalidated, 'recordedBy'>;

/** Its recorder finds that a consent does not count, whoever is its source; that is final. */
export function invalidateConsent(
  order: InvalidateConsentOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, consentId } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const consent = consentOf(state.consents, by, consentId);
  if (consent?.answer !== 'given') return reject('CONSENT_UNKNOWN');
  if (consent.invalidatedAt !== undefined) return reject('CONSENT_INVALID');
  return [{ type: 'ConsentInvalidated', data: { ...order, recordedBy: by } }];
}
