import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent, ConsentGiven } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import { consentOf } from '../consents.ts';
import { provisionFault } from '../provision-rules.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** The consent as its recorder took it down, under the agreement in force. */
export interface GiveConsentOrder extends ConsentGiven {
  readonly agreement: Agreement;
}

/** A linked agency records a consent for itself, or for a source for which the agreement names it. */
export function giveConsent(order: GiveConsentOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { agreement, by, consentId, notice, givenBy, consequencesTold, provisions } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const fault = provisionFault(agreement, by, provisions);
  if (fault !== undefined) return reject(fault);
  if (consentOf(state.consents, by, consentId) !== undefined) return reject('CONSENT_ID_TAKEN');
  return [{ type: 'ConsentGiven', data: { by, consentId, notice, givenBy, consequencesTold, provisions } }];
}
