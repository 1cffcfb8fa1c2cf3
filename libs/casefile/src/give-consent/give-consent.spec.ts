import { specify } from '#decider/specify';
import { caseStream } from '../case.ts';
import type { ConsentGiven } from '../case.events.ts';
import { agreement } from '../spec/agreement.ts';
import { given, linked, opened, provision, told, withdrawn } from '../spec/history.ts';
import { giveConsent } from './give-consent.decide.ts';

function giving(by: string, ...provisions: ConsentGiven['provisions']) {
  return (state: Parameters<typeof giveConsent>[1]) =>
    giveConsent({ by, consentId: 'c1', ...told, provisions, agreement }, state);
}

describe('giving a consent', () => {
  const desk = specify(caseStream).given(...opened, linked('vhs'), linked('caritas'));

  it('is recorded by the source itself', () => {
    desk.when(giving('vhs', provision('vhs'))).thenRecords(given('vhs', 'c1', provision('vhs')));
  });

  it('is recorded for another source only by a body that the agreement names', () => {
    desk.when(giving('abh', provision('vhs'))).thenRecords(given('abh', 'c1', provision('vhs')));
    desk.when(giving('vhs', provision('abh'))).thenRejects('CONSENT_RECORDER_NOT_NAMED');
    desk
      .when(giving('abh', provision('abh'), provision('caritas')))
      .thenRejects('CONSENT_RECORDER_NOT_NAMED');
  });

  it('releases a secret only at its bearer', () => {
    const release = provision('caritas', { form: 'secrecy-release' });
    desk.when(giving('caritas', release)).thenRecords(given('caritas', 'c1', release));
    const forVhs = provision('vhs', { form: 'secrecy-release' });
    desk.when(giving('abh', forVhs)).thenRejects('SECRECY_RELEASE_NOT_BY_BEARER');
  });

  it('names parties of the agreement, by ids and periods that are clear', () => {
    const stranger = provision('vhs', { recipients: ['jobcenter', 'nobody'] });
    desk.when(giving('vhs', stranger)).thenRejects('CONSENT_PARTY_UNKNOWN');
    desk.when(giving('vhs', provision('vhs'), provision('vhs'))).thenRejects('CONSENT_PROVISIONS_UNCLEAR');
    const never = provision('vhs', { validUntil: '2026-01-01T00:00:00.000Z' });
    desk.when(giving('vhs', never)).thenRejects('CONSENT_PROVISIONS_UNCLEAR');
    const nothing = provision('vhs', {
      dataFrom: '2026-01-01T00:00:00.000Z',
      dataUntil: '2026-01-01T00:00:00.000Z',
    });
    desk.when(giving('vhs', nothing)).thenRejects('CONSENT_PROVISIONS_UNCLEAR');
  });

  it('needs an id of its own, and cannot be given again after a withdrawal', () => {
    const before = [...opened, linked('vhs'), given('vhs', 'c1', provision('vhs'))];
    specify(caseStream)
      .given(...before)
      .when(giving('vhs', provision('vhs')))
      .thenRejects('CONSENT_ID_TAKEN');
    specify(caseStream)
      .given(...before, withdrawn('vhs', 'c1'))
      .when(giving('vhs', provision('vhs')))
      .thenRejects('CONSENT_ID_TAKEN');
  });

  it("does not tell another recorder's ids", () => {
    specify(caseStream)
      .given(...opened, linked('vhs'), given('abh', 'c1', provision('abh')))
      .when(giving('vhs', provision('vhs')))
      .thenRecords(given('vhs', 'c1', provision('vhs')));
  });

  it('is for agencies that share the case', () => {
    specify(caseStream)
      .given(...opened)
      .when(giving('vhs', provision('vhs')))
      .thenRejects('NO_BASIS_NOW');
  });
});
