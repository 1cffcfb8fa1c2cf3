import { specify } from '#decider/specify';
import type { CaseState } from '../../case.ts';
import { caseStream } from '../../case.ts';
import { AT, given, linked, objected, opened, provision } from '../../spec/history.ts';
import { objectToConsent } from './object-to-consent.decide.ts';

const before = [
  ...opened,
  linked('vhs'),
  linked('caritas'),
  given('abh', 'c1', provision('abh'), provision('vhs')),
];

function objecting(by: string, recordedBy = 'abh', consentId = 'c1') {
  return (state: CaseState) =>
    objectToConsent({ by, recordedBy, consentId, ground: 'not-ours', at: AT }, state);
}

describe('objecting to a consent that another body recorded', () => {
  const desk = specify(caseStream).given(...before);

  it('is for a source that it names, and done once', () => {
    desk.when(objecting('vhs')).thenRecords(objected('vhs', 'abh', 'c1'));
    specify(caseStream)
      .given(...before, objected('vhs', 'abh', 'c1'))
      .when(objecting('vhs'))
      .thenRejects('CONSENT_INVALID');
  });

  it('looks the same for a hidden consent and for none', () => {
    desk.when(objecting('caritas')).thenRejects('CONSENT_UNKNOWN');
    desk.when(objecting('caritas', 'abh', 'c9')).thenRejects('CONSENT_UNKNOWN');
    desk.when(objecting('jobcenter')).thenRejects('NO_BASIS_NOW');
  });

  it('is no way to get rid of a record of its own', () => {
    desk.when(objecting('abh')).thenRejects('CONSENT_OWN');
  });
});
