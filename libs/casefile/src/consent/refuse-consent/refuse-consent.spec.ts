import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import { agreement, withNotices } from '../../spec/agreement.ts';
import { asked, given, opened, provision, told } from '../../spec/history.ts';
import { refuseConsent } from './refuse-consent.decide.ts';

const { notice, givenBy } = told;
const data = { by: 'abh', consentId: 'c1', notice, givenBy, provisions: [provision('abh')] };
const refused: CaseEvent = { type: 'ConsentRefused', data };

describe('refusing a consent', () => {
  it('is recorded, so that the person is not asked again and again', () => {
    specify(caseStream)
      .given(...opened)
      .when((state) => refuseConsent({ ...data, agreement }, state))
      .thenRecords(refused);
  });

  it('answers a question that was asked', () => {
    specify(caseStream)
      .given(...opened, asked('abh', 'c1', provision('abh')))
      .when((state) => refuseConsent({ ...data, agreement }, state))
      .thenRecords(refused);
  });

  it('names the notice of the agreement that the person refused on', () => {
    specify(caseStream)
      .given(...opened)
      .when((state) => refuseConsent({ ...data, agreement: withNotices }, state))
      .thenRejects('NOTICE_UNKNOWN');
  });

  it('needs an id of its own', () => {
    specify(caseStream)
      .given(...opened, given('abh', 'c1', provision('abh')))
      .when((state) => refuseConsent({ ...data, agreement }, state))
      .thenRejects('CONSENT_ID_TAKEN');
  });

  it('is for agencies that share the case', () => {
    specify(caseStream)
      .given(...opened)
      .when((state) => refuseConsent({ ...data, by: 'vhs', agreement }, state))
      .thenRejects('NO_BASIS_NOW');
  });
});
