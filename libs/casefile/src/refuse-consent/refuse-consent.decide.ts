import type { Decision } from '#decider';
import type { CaseEvent, ConsentRefused } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import { consentOf } from '../consents.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** A linked agency records that the person said no. It opens nothing, so any agency may keep such a record of its own. */
export function refuseConsent(order: ConsentRefused, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { by, consentId, notice, givenBy, provisions } = order;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (consentOf(state.consents, by, consentId) !== undefined) return reject('CONSENT_ID_TAKEN');
  return [{ type: 'ConsentRefused', data: { by, consentId, notice, givenBy, provisions } }];
}
