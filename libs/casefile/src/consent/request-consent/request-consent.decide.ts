import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { ConsentRequested } from '../consent.events.ts';
import { noticeShown } from '../consent-rules.ts';
import { consentOf } from '../consents.ts';
import { provisionFault } from '../provision-rules.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** What the person was asked for, under the agreement in force. */
export interface RequestConsentOrder extends ConsentRequested {
  readonly agreement: Agreement;
}

/** Whoever may record a consent may record that it was asked for; it opens nothing until the person has answered. */
export function requestConsent(
  order: RequestConsentOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { agreement, ...asked } = order;
  if (state.kind === 'none' || linkOf(state, asked.by) === undefined) return reject('NO_BASIS_NOW');
  const fault = provisionFault(agreement, asked.by, asked.provisions);
  if (fault !== undefined) return reject(fault);
  const notice = noticeShown(agreement, asked.notice, asked.provisions);
  if (typeof notice === 'string') return reject(notice);
  if (consentOf(state.consents, asked.by, asked.consentId) !== undefined) return reject('CONSENT_ID_TAKEN');
  return [{ type: 'ConsentRequested', data: { ...asked, notice } }];
}
