import { specify } from '#decider/specify';
import type { CaseState } from '../../case.ts';
import { caseStream } from '../../case.ts';
import type { CaseEvent } from '../../case.events.ts';
import type { ConsentAmended } from '../consent.events.ts';
import { agreement, cell, NEED } from '../../spec/agreement.ts';
import {
  given,
  invalidated,
  linked,
  objected,
  opened,
  provision,
  told,
  withdrawn,
} from '../../spec/history.ts';
import { amendConsent } from './amend-consent.decide.ts';

function amending(by: string, ...provisions: ConsentAmended['provisions']) {
  return (state: Parameters<typeof amendConsent>[1]) =>
    amendConsent({ by, consentId: 'c1', provisions, agreement }, state);
}

const shallow = provision('abh', { provisionId: 'q', depth: 'fact' });
const before = [...opened, linked('vhs'), given('abh', 'c1', provision('abh'), provision('vhs'))];

describe('amending a consent', () => {
  it('replaces its provisions', () => {
    const amended: CaseEvent = {
      type: 'ConsentAmended',
      data: {
        by: 'abh',
        consentId: 'c1',
        provisions: [shallow],
        difference: { added: ['q'], removed: ['provision-of-abh', 'provision-of-vhs'], changed: [] },
      },
    };
    specify(caseStream)
      .given(...before)
      .when(amending('abh', shallow))
      .thenRecords(amended);
  });

  it('tells what it changes of a provision that stays', () => {
    const changed = [{ provisionId: 'provision-of-abh', members: ['recipients', 'depth'] }];
    const narrower = provision('abh', { depth: 'date', recipients: ['vhs'] });
    const again = provision('vhs', { purposes: [...provision('vhs').purposes] });
    const data = {
      by: 'abh',
      consentId: 'c1',
      provisions: [narrower, again],
      difference: { added: [], removed: [], changed },
    };
    specify(caseStream)
      .given(...before)
      .when(amending('abh', narrower, again))
      .thenRecords({ type: 'ConsentAmended', data });
  });

  it('says nothing of a provision that was withdrawn before: it is not the amendment that ends it', () => {
    const difference = { added: ['q'], removed: ['provision-of-vhs'], changed: [] };
    specify(caseStream)
      .given(...before, withdrawn('abh', 'c1', { provisionIds: ['provision-of-abh'] }))
      .when(amending('abh', shallow))
      .thenRecords({
        type: 'ConsentAmended',
        data: { by: 'abh', consentId: 'c1', provisions: [shallow], difference },
      });
  });

  describe('once a row demands the day until which something may be told', () => {
    const rows = ['vhs', 'jobcenter'].map((recipient) =>
      cell('abh', recipient, NEED, { kind: 'CONSENT', needsDataUntil: true }),
    );
    const held = { ...agreement, cells: [...agreement.cells, ...rows] };
    const narrow = provision('abh', { recipients: ['jobcenter'] });
    const amended = (to: ConsentAmended['provisions'][number]) => (state: CaseState) =>
      amendConsent({ by: 'abh', consentId: 'c1', provisions: [to], agreement: held }, state);
    const after = (one: ConsentAmended['provisions'][number]) =>
      specify(caseStream).given(...opened, linked('vhs'), given('abh', 'c1', one));
    const data = (one: ConsentAmended['provisions'][number], members: readonly string[]) => ({
      by: 'abh',
      consentId: 'c1',
      provisions: [one],
      difference: { added: [], removed: [], changed: [{ provisionId: one.provisionId, members }] },
    });

    it('takes less of a consent that names none', () => {
      const wide = provision('abh', { recipients: ['jobcenter', 'vhs'] });
      const less = { ...narrow, depth: 'fact' as const };
      after(wide)
        .when(amended(less))
        .thenRecords({ type: 'ConsentAmended', data: data(less, ['recipients', 'depth']) });
      const fewer = provision('abh', { eventTypes: [NEED] });
      after(provision('abh', { eventTypes: ['*'] }))
        .when(amended(fewer))
        .thenRecords({ type: 'ConsentAmended', data: data(fewer, ['eventTypes']) });
    });

    it('takes nothing more, and does not give up a day, without one', () => {
      const more = provision('abh', { recipients: ['jobcenter', 'vhs'] });
      after(narrow).when(amended(more)).thenRejects('CONSENT_DATA_END_MISSING');
      const ending = { ...narrow, dataUntil: '2026-02-01T00:00:00.000Z' };
      after(ending).when(amended(narrow)).thenRejects('CONSENT_DATA_END_MISSING');
      const other = { ...narrow, provisionId: 'another' };
      after(narrow).when(amended(other)).thenRejects('CONSENT_DATA_END_MISSING');
    });
  });

  it('adds no purpose of which the notice of the record does not speak', () => {
    const { id, version, language } = told.notice;
    const notices = [{ id, version, language, text: 'Muster', hash: 'h', purposes: shallow.purposes }];
    const under = (...provisions: ConsentAmended['provisions']) => {
      const order = { by: 'abh', consentId: 'c1', provisions, agreement: { ...agreement, notices } };
      return (state: Parameters<typeof amendConsent>[1]) => amendConsent(order, state);
    };
    const desk = specify(caseStream).given(...before);
    desk.when(under({ ...shallow, purposes: ['statistics'] })).thenRejects('NOTICE_OF_SOMETHING_ELSE');
    const difference = { added: ['q'], removed: ['provision-of-abh', 'provision-of-vhs'], changed: [] };
    const data = { by: 'abh', consentId: 'c1', provisions: [shallow], difference };
    desk.when(under(shallow)).thenRecords({ type: 'ConsentAmended', data });
  });

  it('adds a purpose on a notice of today only; less is always taken', () => {
    const text = { id: 'another', version: '1', language: 'de', text: 'Muster', hash: 'h' };
    const replaced = { ...agreement, notices: [text] };
    const under = (...provisions: ConsentAmended['provisions']) => {
      const order = { by: 'abh', consentId: 'c1', provisions, agreement: replaced };
      return (state: Parameters<typeof amendConsent>[1]) => amendConsent(order, state);
    };
    const desk = specify(caseStream).given(...before);
    desk.when(under({ ...shallow, purposes: ['statistics'] })).thenRejects('NOTICE_UNKNOWN');
    const difference = { added: ['q'], removed: ['provision-of-abh', 'provision-of-vhs'], changed: [] };
    const data = { by: 'abh', consentId: 'c1', provisions: [shallow], difference };
    desk.when(under(shallow)).thenRecords({ type: 'ConsentAmended', data });
  });

  it('is for its recorder, within the limits of a new consent', () => {
    const desk = specify(caseStream).given(...before);
    desk.when(amending('vhs', provision('vhs'))).thenRejects('CONSENT_UNKNOWN');
    desk.when(amending('abh', provision('caritas'))).thenRejects('CONSENT_RECORDER_NOT_NAMED');
  });

  it('cannot revive anything after a withdrawal', () => {
    const whole = specify(caseStream).given(...before, withdrawn('abh', 'c1'));
    whole.when(amending('abh', shallow)).thenRejects('CONSENT_ALREADY_WITHDRAWN');
    const bySource = withdrawn('vhs', 'c1', { recordedBy: 'abh', source: 'vhs' });
    const part = specify(caseStream).given(...before, bySource);
    part.when(amending('abh', provision('vhs'))).thenRejects('CONSENT_ALREADY_WITHDRAWN');
  });

  it('cannot revive what was found not to count', () => {
    const invalid = specify(caseStream).given(...before, invalidated('abh', 'c1'));
    invalid.when(amending('abh', shallow)).thenRejects('CONSENT_INVALID');
    const objection = specify(caseStream).given(...before, objected('vhs', 'abh', 'c1'));
    const forVhs = provision('vhs', { provisionId: 'another' });
    objection.when(amending('abh', forVhs)).thenRejects('CONSENT_INVALID');
  });

  it('cannot make a consent a release from secrecy', () => {
    const release = provision('abh', { form: 'secrecy-release' });
    const desk = specify(caseStream).given(...before);
    desk.when(amending('abh', release)).thenRejects('SECRECY_RELEASE_NOT_SEPARATE');
  });

  it('cannot make a refusal a consent', () => {
    const refused: CaseEvent = {
      type: 'ConsentRefused',
      data: {
        by: 'abh',
        consentId: 'c1',
        notice: told.notice,
        givenBy: 'person',
        provisions: [provision('abh')],
      },
    };
    specify(caseStream)
      .given(...opened, refused)
      .when(amending('abh', shallow))
      .thenRejects('CONSENT_UNKNOWN');
  });
});
