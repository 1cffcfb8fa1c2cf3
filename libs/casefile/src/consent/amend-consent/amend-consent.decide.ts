import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { ConsentAmended, ProvisionStated } from '../consent.events.ts';
import { differenceOf } from '../consent-difference.ts';
import { noticeOn } from '../consent-record.ts';
import { endedFault, unspokenFault } from '../consent-rules.ts';
import type { Consent } from '../consents.ts';
import { consentOf, isGone } from '../consents.ts';
import { provisionFault } from '../provision-rules.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** The new provisions of a consent, under the agreement in force. */
export interface AmendConsentOrder extends Omit<ConsentAmended, 'difference'> {
  readonly agreement: Agreement;
}

/**
 * Its recorder replaces what is in force of a consent, and what that changes is recorded with it; nothing that was withdrawn
 * or does not count comes back this way.
 */
export function amendConsent(order: AmendConsentOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { agreement, by, consentId, provisions } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const consent = consentOf(state.consents, by, consentId);
  if (consent === undefined) return reject('CONSENT_UNKNOWN');
  const before = consent.asAsked.filter((one) => !isGone(one));
  const fault =
    endedFault(consent) ??
    provisions.map((one) => revival(consent, one)).find((code) => code !== undefined) ??
    provisionFault(agreement, by, provisions, before) ??
    unspokenFault(agreement, noticeOn(consent), added(consent, provisions));
  if (fault !== undefined) return reject(fault);
  const difference = differenceOf(before, provisions);
  return [{ type: 'ConsentAmended', data: { by, consentId, provisions, difference } }];
}

/** What the record did not say before: only that takes a notice of today, less may always be left. */
function added({ asAsked }: Consent, provisions: readonly ProvisionStated[]): readonly ProvisionStated[] {
  const before = asAsked.filter((one) => !isGone(one)).flatMap((one) => one.purposes);
  return provisions.filter((one) => one.purposes.some((purpose) => !before.includes(purpose)));
}

/** Why this provision would bring back what is over, or make one kind of record another. */
function revival({ asAsked, objections, known }: Consent, stated: ProvisionStated): CasefileCode | undefined {
  const old = asAsked.find((one) => one.provisionId === stated.provisionId);
  if (old?.withdrawnAt !== undefined) return 'CONSENT_ALREADY_WITHDRAWN';
  if (old?.invalidatedAt !== undefined || Object.hasOwn(objections, stated.source)) return 'CONSENT_INVALID';
  return known.every((one) => one.form === stated.form) ? undefined : 'SECRECY_RELEASE_NOT_SEPARATE';
}
