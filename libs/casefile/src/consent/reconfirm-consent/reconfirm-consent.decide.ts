import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { ConsentReconfirmed } from '../consent.events.ts';
import { endedFault, noticeShown, representationFault } from '../consent-rules.ts';
import { consentOf, isGone } from '../consents.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** Who confirmed which consent on which notice, under the agreement in force. */
export interface ReconfirmConsentOrder extends ConsentReconfirmed {
  readonly agreement: Agreement;
}

/** Its recorder takes down that a consent was confirmed: the representation ends or is renewed, and no period grows beyond what was asked for. */
export function reconfirmConsent(
  order: ReconfirmConsentOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { agreement, ...asked } = order;
  if (state.kind === 'none' || linkOf(state, asked.by) === undefined) return reject('NO_BASIS_NOW');
  const consent = consentOf(state.consents, asked.by, asked.consentId);
  const fault = endedFault(consent) ?? representationFault(asked);
  if (fault !== undefined) return reject(fault);
  const notice = noticeShown(
    agreement,
    asked.notice,
    consent?.provisions.filter((one) => !isGone(one)) ?? [],
  );
  if (typeof notice === 'string') return reject(notice);
  return [{ type: 'ConsentReconfirmed', data: { ...asked, notice } }];
}
