import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent, ConsentAmended } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import type { Consent } from '../consents.ts';
import { consentOf } from '../consents.ts';
import { provisionFault } from '../provision-rules.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** The new provisions of a consent, under the agreement in force. */
export interface AmendConsentOrder extends ConsentAmended {
  readonly agreement: Agreement;
}

/** Its recorder replaces what is in force of a consent; nothing that was withdrawn comes back this way. */
export function amendConsent(order: AmendConsentOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { agreement, by, consentId, provisions } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const consent = consentOf(state.consents, by, consentId);
  if (consent?.answer !== 'given') return reject('CONSENT_UNKNOWN');
  if (provisions.some((one) => withdrawn(consent, one.provisionId)))
    return reject('CONSENT_ALREADY_WITHDRAWN');
  const fault = provisionFault(agreement, by, provisions);
  return fault === undefined
    ? [{ type: 'ConsentAmended', data: { by, consentId, provisions } }]
    : reject(fault);
}

function withdrawn(consent: Consent, provisionId: string): boolean {
  if (consent.withdrawnAt !== undefined) return true;
  return consent.provisions.some((one) => one.provisionId === provisionId && one.withdrawnAt !== undefined);
}
