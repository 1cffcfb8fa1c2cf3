import { specify } from '#decider/specify';
import type { CaseState } from '../../case.ts';
import { caseStream } from '../../case.ts';
import { agreement, withNotices } from '../../spec/agreement.ts';
import { asked, given, linked, opened, provision, told } from '../../spec/history.ts';
import type { RequestConsentOrder } from './request-consent.decide.ts';
import { requestConsent } from './request-consent.decide.ts';

const order = {
  by: 'abh',
  consentId: 'c1',
  notice: told.notice,
  provisions: [provision('abh')],
  agreement,
};

function asking(change: Partial<RequestConsentOrder> = {}) {
  return (state: CaseState) => requestConsent({ ...order, ...change }, state);
}

describe('asking for a consent', () => {
  const desk = specify(caseStream).given(...opened, linked('vhs'));

  it('is recorded while the answer is open', () => {
    desk.when(asking()).thenRecords(asked('abh', 'c1', provision('abh')));
  });

  it('keeps within what may be recorded, on a notice of the agreement', () => {
    desk
      .when(asking({ by: 'vhs', provisions: [provision('abh')] }))
      .thenRejects('CONSENT_RECORDER_NOT_NAMED');
    desk.when(asking({ agreement: withNotices })).thenRejects('NOTICE_UNKNOWN');
  });

  it('needs an id of its own, and is for agencies that share the case', () => {
    for (const before of [given('abh', 'c1', provision('abh')), asked('abh', 'c1', provision('abh'))])
      specify(caseStream)
        .given(...opened, before)
        .when(asking())
        .thenRejects('CONSENT_ID_TAKEN');
    desk.when(asking({ by: 'jobcenter' })).thenRejects('NO_BASIS_NOW');
  });
});
