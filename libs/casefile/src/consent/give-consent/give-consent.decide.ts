import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseFile, CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { ConsentGiven } from '../consent.events.ts';
import { noticeShown, representationFault } from '../consent-rules.ts';
import { consentOf } from '../consents.ts';
import { provisionFault } from '../provision-rules.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/** The consent as its recorder took it down, under the agreement in force. */
export interface GiveConsentOrder extends ConsentGiven {
  readonly agreement: Agreement;
}

/**
 * A linked agency records a consent for itself, or for a source for which the agreement names it. It answers the question
 * that was asked under its id, and may take the place of an older record of the same agency.
 */
export function giveConsent(order: GiveConsentOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { agreement, ...asked } = order;
  if (state.kind === 'none' || linkOf(state, asked.by) === undefined) return reject('NO_BASIS_NOW');
  const fault = provisionFault(agreement, asked.by, asked.provisions) ?? representationFault(asked);
  if (fault !== undefined) return reject(fault);
  const notice = noticeShown(agreement, asked.notice, asked.provisions);
  if (typeof notice === 'string') return reject(notice);
  const answer = consentOf(state.consents, asked.by, asked.consentId)?.answer ?? 'open';
  if (answer !== 'open') return reject('CONSENT_ID_TAKEN');
  if (!canSupersede(state, asked)) return reject('CONSENT_UNKNOWN');
  return [{ type: 'ConsentGiven', data: { ...asked, notice } }];
}

function canSupersede({ consents }: CaseFile, { by, supersedes }: ConsentGiven): boolean {
  return supersedes === undefined || consentOf(consents, by, supersedes)?.answer === 'given';
}
