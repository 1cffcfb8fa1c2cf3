import { specify } from '#decider/specify';
import type { CaseState } from '../../case.ts';
import { caseStream } from '../../case.ts';
import type { ConsentGiven, NoticeShown } from '../consent.events.ts';
import { agreement, cell, NEED, withNotices } from '../../spec/agreement.ts';
import { asked, given, linked, opened, provision, told, withdrawn } from '../../spec/history.ts';
import { giveConsent } from './give-consent.decide.ts';

function giving(by: string, ...provisions: ConsentGiven['provisions']) {
  return (state: Parameters<typeof giveConsent>[1]) =>
    giveConsent({ by, consentId: 'c1', ...told, provisions, agreement }, state);
}

const order = { by: 'vhs', consentId: 'c1', ...told, provisions: [provision('vhs')], agreement };

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

  it('keeps a release from secrecy apart from a consent', () => {
    const release = provision('caritas', { form: 'secrecy-release', provisionId: 'release' });
    desk.when(giving('caritas', provision('caritas'), release)).thenRejects('SECRECY_RELEASE_NOT_SEPARATE');
  });

  it('says until when somebody else may speak for the person', () => {
    const representedUntil = '2026-06-01T00:00:00.000Z';
    const by = (said: Partial<ConsentGiven>) => (state: CaseState) =>
      giveConsent({ ...order, ...said }, state);
    desk.when(by({ givenBy: 'guardian' })).thenRejects('CONSENT_REPRESENTATION_UNBOUNDED');
    desk.when(by({ givenBy: 'custodian' })).thenRejects('CONSENT_REPRESENTATION_UNBOUNDED');
    desk.when(by({ representedUntil })).thenRejects('CONSENT_NOT_REPRESENTED');
    const { agreement: _, ...data } = { ...order, givenBy: 'guardian', representedUntil };
    desk.when(by({ givenBy: 'guardian', representedUntil })).thenRecords({ type: 'ConsentGiven', data });
  });

  it('stands on a notice of the agreement, whose hash is kept', () => {
    const on = (notice: NoticeShown) => (state: CaseState) =>
      giveConsent({ ...order, notice, agreement: withNotices }, state);
    const notice = { id: 'notice-language', version: '2', language: 'ar', channel: 'paper' };
    for (const change of [{ id: 'another' }, { version: '1' }, { language: 'de' }])
      desk.when(on({ ...notice, ...change })).thenRejects('NOTICE_UNKNOWN');
    desk.when(on({ ...notice, hash: 'of another text' })).thenRejects('NOTICE_HASH_DIFFERS');
    const { agreement: _, ...data } = { ...order, notice: { ...notice, hash: 'hash-of-the-text' } };
    desk.when(on(notice)).thenRecords({ type: 'ConsentGiven', data });
    desk.when(on(data.notice)).thenRecords({ type: 'ConsentGiven', data });
  });

  it('names the day until which something may be told, where a row of the agreement wants one', () => {
    const named = provision('vhs', { dataUntil: '2026-02-01T00:00:00.000Z' });
    const ending = { kind: 'CONSENT', needsDataUntil: true } as const;
    const cells = [...agreement.cells, cell('vhs', 'jobcenter', NEED, ending)];
    const held = { ...agreement, cells };
    const under = (one: ConsentGiven['provisions'][number]) => (state: CaseState) =>
      giveConsent({ ...order, provisions: [one], agreement: held }, state);
    desk.when(under(provision('vhs'))).thenRejects('CONSENT_DATA_END_MISSING');
    desk.when(under(provision('vhs', { eventTypes: ['*'] }))).thenRejects('CONSENT_DATA_END_MISSING');
    desk.when(under(named)).thenRecords(given('vhs', 'c1', named));
    for (const change of [{ purposes: ['statistics'] }, { recipients: ['abh'] }]) {
      const other = provision('vhs', change);
      desk.when(under(other)).thenRecords(given('vhs', 'c1', other));
    }
    const ofAnother = { ...held, cells: [...agreement.cells, cell('abh', 'jobcenter', NEED, ending)] };
    desk
      .when((state) => giveConsent({ ...order, provisions: [provision('vhs')], agreement: ofAnother }, state))
      .thenRecords(given('vhs', 'c1', provision('vhs')));
  });

  it('names that day for a row that comes into force later, and for none that is over', () => {
    const ending = { kind: 'CONSENT', needsDataUntil: true } as const;
    const row = cell('vhs', 'jobcenter', NEED, ending);
    const under = (change: Partial<typeof row>) => (state: CaseState) =>
      giveConsent(
        { ...order, agreement: { ...agreement, cells: [...agreement.cells, { ...row, ...change }] } },
        state,
      );
    const { validFrom } = provision('vhs');
    desk.when(under({ until: validFrom })).thenRecords(given('vhs', 'c1', provision('vhs')));
    desk.when(under({ from: '2026-06-01T00:00:00.000Z' })).thenRejects('CONSENT_DATA_END_MISSING');
  });

  it('is given on a notice that speaks of its purposes', () => {
    const { notice } = order;
    const text = { id: notice.id, version: notice.version, language: notice.language, text: 'Muster' };
    const under = (purposes: readonly string[]) => {
      const held = { ...order.agreement, notices: [{ ...text, purposes, hash: 'hash-of-the-text' }] };
      return (state: CaseState) => giveConsent({ ...order, agreement: held }, state);
    };
    desk.when(under(['statistics'])).thenRejects('NOTICE_OF_SOMETHING_ELSE');
    const { agreement: _, ...data } = { ...order, notice: { ...notice, hash: 'hash-of-the-text' } };
    desk
      .when(under(order.provisions.flatMap((one) => one.purposes)))
      .thenRecords({ type: 'ConsentGiven', data });
  });

  it('answers a question that was asked', () => {
    specify(caseStream)
      .given(...opened, linked('vhs'), asked('vhs', 'c1', provision('vhs')))
      .when(giving('vhs', provision('vhs')))
      .thenRecords(given('vhs', 'c1', provision('vhs')));
  });

  it('takes the place of an older one of the same recorder, and of no other', () => {
    const superseding = (supersedes: string) => (state: CaseState) =>
      giveConsent({ ...order, consentId: 'c2', supersedes }, state);
    const before = specify(caseStream).given(
      ...opened,
      linked('vhs'),
      given('vhs', 'c1', provision('vhs')),
      given('abh', 'c0', provision('vhs')),
    );
    const { agreement: _, ...data } = { ...order, consentId: 'c2', supersedes: 'c1' };
    before.when(superseding('c1')).thenRecords({ type: 'ConsentGiven', data });
    for (const other of ['c0', 'c2', 'c3']) before.when(superseding(other)).thenRejects('CONSENT_UNKNOWN');
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
