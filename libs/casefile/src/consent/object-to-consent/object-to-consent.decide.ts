import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import type { ConsentObjected } from '../consent.events.ts';
import { consentOf } from '../consents.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';

/**
 * A source does not acknowledge a consent that another body recorded for it: from then on nothing in that record counts for
 * this source. Records that do not name it as a source look like none.
 */
export function objectToConsent(order: ConsentObjected, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { by, consentId, recordedBy } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (recordedBy === by) return reject('CONSENT_OWN');
  const consent = consentOf(state.consents, recordedBy, consentId);
  if (consent === undefined || consent.known.every(({ source }) => source !== by))
    return reject('CONSENT_UNKNOWN');
  if (Object.hasOwn(consent.objections, by)) return reject('CONSENT_INVALID');
  return [{ type: 'ConsentObjected', data: order }];
}
