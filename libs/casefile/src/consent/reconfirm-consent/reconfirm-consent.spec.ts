import { specify } from '#decider/specify';
import type { CaseState } from '../../case.ts';
import { caseStream } from '../../case.ts';
import { agreement, withNotices } from '../../spec/agreement.ts';
import { asked, given, invalidated, linked, opened, provision, told } from '../../spec/history.ts';
import { reconfirmed, withdrawn } from '../../spec/history.ts';
import type { ReconfirmConsentOrder } from './reconfirm-consent.decide.ts';
import { reconfirmConsent } from './reconfirm-consent.decide.ts';

const { notice, givenBy } = told;
const order = { by: 'abh', consentId: 'c1', notice, givenBy, agreement };
const before = [...opened, linked('vhs'), given('abh', 'c1', provision('abh'), provision('vhs'))];

function confirming(change: Partial<ReconfirmConsentOrder> = {}) {
  return (state: CaseState) => reconfirmConsent({ ...order, ...change }, state);
}

describe('confirming a consent again', () => {
  const desk = specify(caseStream).given(...before);

  it('is taken down by its recorder', () => {
    desk.when(confirming()).thenRecords(reconfirmed('abh', 'c1'));
    desk.when(confirming({ by: 'vhs' })).thenRejects('CONSENT_UNKNOWN');
    desk.when(confirming({ by: 'jobcenter' })).thenRejects('NO_BASIS_NOW');
  });

  it('says until when a representative may speak, and on which notice', () => {
    desk.when(confirming({ givenBy: 'custodian' })).thenRejects('CONSENT_REPRESENTATION_UNBOUNDED');
    desk.when(confirming({ agreement: withNotices })).thenRejects('NOTICE_UNKNOWN');
  });

  it('is for what was given and has not ended for good', () => {
    const after = (...facts: typeof before) => specify(caseStream).given(...facts);
    after(...before, withdrawn('abh', 'c1'))
      .when(confirming())
      .thenRejects('CONSENT_ALREADY_WITHDRAWN');
    after(...before, invalidated('abh', 'c1'))
      .when(confirming())
      .thenRejects('CONSENT_INVALID');
    after(...opened, asked('abh', 'c1', provision('abh')))
      .when(confirming())
      .thenRejects('CONSENT_UNKNOWN');
  });
});
