import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { ConsentRefused } from '../consent.events.ts';
import { noticeShown } from '../consent-rules.ts';
import { consentOf } from '../consents.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** The refusal as its recorder took it down, under the agreement in force. */
export interface RefuseConsentOrder extends ConsentRefused {
  readonly agreement: Agreement;
}

/** A linked agency records that the person said no. It opens nothing, so any agency may keep such a record of its own. */
export function refuseConsent(
  order: RefuseConsentOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { agreement, ...asked } = order;
  if (state.kind === 'none' || linkOf(state, asked.by) === undefined) return reject('NO_BASIS_NOW');
  const notice = noticeShown(agreement, asked.notice, asked.provisions);
  if (typeof notice === 'string') return reject(notice);
  const answer = consentOf(state.consents, asked.by, asked.consentId)?.answer ?? 'open';
  if (answer !== 'open') return reject('CONSENT_ID_TAKEN');
  return [{ type: 'ConsentRefused', data: { ...asked, notice } }];
}
