import { specify } from '#decider/specify';
import type { CaseState } from '../../case.ts';
import { caseStream } from '../../case.ts';
import { asked, AT, given, invalidated, linked, opened, provision, withdrawn } from '../../spec/history.ts';
import { invalidateConsent } from './invalidate-consent.decide.ts';

const before = [...opened, linked('vhs'), given('abh', 'c1', provision('vhs'))];

function finding(by: string, consentId = 'c1') {
  return (state: CaseState) => invalidateConsent({ by, consentId, ground: 'not-free', at: AT }, state);
}

describe('declaring a consent invalid', () => {
  const desk = specify(caseStream).given(...before);

  it('is done by its recorder, and once', () => {
    desk.when(finding('abh')).thenRecords(invalidated('abh', 'c1'));
    specify(caseStream)
      .given(...before, invalidated('abh', 'c1'))
      .when(finding('abh'))
      .thenRejects('CONSENT_INVALID');
  });

  it('looks the same for the record of another and for none', () => {
    desk.when(finding('vhs')).thenRejects('CONSENT_UNKNOWN');
    desk.when(finding('vhs', 'c9')).thenRejects('CONSENT_UNKNOWN');
    desk.when(finding('jobcenter')).thenRejects('NO_BASIS_NOW');
  });

  it('is possible after a withdrawal, and not before an answer', () => {
    specify(caseStream)
      .given(...before, withdrawn('abh', 'c1'))
      .when(finding('abh'))
      .thenRecords(invalidated('abh', 'c1'));
    specify(caseStream)
      .given(...opened, asked('abh', 'c1', provision('abh')))
      .when(finding('abh'))
      .thenRejects('CONSENT_UNKNOWN');
  });
});
