import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent, ReadEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { caseEvidence } from '../evidence/case-evidence.ts';
import { agreement, inForce } from '../spec/agreement.ts';
import { doubted, under } from '../spec/doubts.ts';
import { AT, given, linked, opened, provision, recorded } from '../spec/history.ts';
import { makePersonCode } from './make-person-code/make-person-code.decide.ts';
import type { MakePersonCodeOrder } from './make-person-code/make-person-code.decide.ts';
import { enterDevice, revokeDevice, tryPin } from './persons-device.decide.ts';
import { disputeAsPerson, requestAsPerson, wishAsPerson, withdrawAsPerson } from './persons-word.decide.ts';

const validUntil = '2026-01-20T12:00:00.000Z';
const code = { codeHash: 'code', validUntil, channel: 'handed-over' };
const entry = { device: 'd1', codeHash: 'code', secretHash: 's1', pinSalt: 'salt', pinVerifier: 'verifier' };
const shown = {
  ...agreement,
  functions: [...agreement.functions, { name: 'person-view', on: true, exceptFor: ['jobcenter'], role: '' }],
} as typeof agreement;
const codeMade: CaseEvent = { type: 'PersonCodeMade', data: { by: 'abh', ...code } };
const entered: CaseEvent = { type: 'PersonDeviceEntered', data: entry };
const wrongPin: CaseEvent = { type: 'PersonPinTried', data: { device: 'd1', right: false } };
const rightPin: CaseEvent = { type: 'PersonPinTried', data: { device: 'd1', right: true } };
const gone: CaseEvent = {
  type: 'ControllerErased',
  data: { erasure: 'e1', controller: 'abh-controller', agencies: ['abh'] },
};
/** The letter, of which nothing is left but that it was one. */
const codeLost: ReadEvent = {
  type: 'FactLost',
  data: { fact: 'PersonCodeMade', agency: 'abh', recordedAt: AT },
  stored: { id: 'letter', recordedAt: AT, commitment: 'commitment' },
};
const desk = (...history: readonly CaseEvent[]) => specify(caseStream).given(...opened, ...history);

type State = Parameters<typeof makePersonCode>[1];
const making =
  (change: Partial<MakePersonCodeOrder> = {}) =>
  (state: State) =>
    makePersonCode({ by: 'abh', agreement: shown, at: AT, ...code, taken: false, ...change }, state);
const entering =
  (change: Partial<typeof entry> = {}, at = AT) =>
  (state: State) =>
    enterDevice({ ...entry, ...change }, at, state);
const trying = (right: boolean) => (state: State) => tryPin({ device: 'd1', right }, state);

describe('the code of a letter for the person', () => {
  it('is made by an agency of the case, where the agreement lets it, for 14 days at most', () => {
    desk().when(making()).thenRecords(codeMade);
    desk()
      .when(making({ by: 'vhs' }))
      .thenRejects('NO_BASIS_NOW');
    desk(linked('jobcenter'))
      .when(making({ by: 'jobcenter' }))
      .thenRejects('PERSON_VIEW_OFF');
    for (const until of [AT, '2026-01-29T12:00:00.001Z'])
      desk()
        .when(making({ validUntil: until }))
        .thenRejects('PERSON_CODE_PERIOD_NOT_ALLOWED');
    desk()
      .when(making({ taken: true }))
      .thenRejects('PERSON_CODE_TAKEN');
    desk(codeMade).when(making()).thenRejects('PERSON_CODE_TAKEN');
  });

  it('is entered by once, in time, and only the newest one', () => {
    desk(codeMade).when(entering()).thenRecords(entered);
    desk().when(entering()).thenRejects('PERSON_CODE_NOT_VALID');
    desk(codeMade, entered).when(entering()).thenRejects('PERSON_CODE_NOT_VALID');
    desk(codeMade).when(entering({}, validUntil)).thenRejects('PERSON_CODE_NOT_VALID');
    const newer: CaseEvent = { type: 'PersonCodeMade', data: { by: 'abh', ...code, codeHash: 'newer' } };
    desk(codeMade, newer).when(entering()).thenRejects('PERSON_CODE_NOT_VALID');
    desk(codeMade, newer)
      .when(entering({ codeHash: 'newer' }))
      .thenRecords({
        ...entered,
        data: { ...entry, codeHash: 'newer' },
      });
  });

  it('opens nothing when it was made with a stolen key, and closes what it had opened', () => {
    const made = under('letter', codeMade);
    const theft = doubted('abh', 'letter');
    const without = fold(caseStream, [...opened, made, theft] as readonly ReadEvent[]);
    expect(entering()(without)).toMatchObject({ code: 'PERSON_CODE_NOT_VALID' });
    const after = fold(caseStream, [...opened, made, entered, theft] as readonly ReadEvent[]);
    expect(trying(true)(after)).toMatchObject({ code: 'PERSON_DEVICE_NOT_VALID' });
  });

  it('goes with the part of the controller whose agency made it', () => {
    desk(codeMade, gone).when(entering()).thenRejects('PERSON_CODE_NOT_VALID');
  });

  it('opens nothing when it can no longer be read', () => {
    const lost = fold(caseStream, [...opened, codeLost]);
    expect(entering()(lost)).toMatchObject({ code: 'PERSON_CODE_NOT_VALID' });
    expect(entering({ codeHash: '' })(lost)).toMatchObject({ code: 'PERSON_CODE_NOT_VALID' });
  });

  it('keeps closed what a stolen key had opened, also when its agency is erased and nobody can read it any more', () => {
    const after = [entered, doubted('abh', 'letter'), gone] as readonly ReadEvent[];
    const kept = fold(caseStream, [...opened, under('letter', codeMade), ...after]);
    const anew = fold(caseStream, [...opened, codeLost, ...after]);
    expect(anew).toEqual(kept);
    for (const state of [kept, anew])
      expect(trying(true)(state)).toMatchObject({ code: 'PERSON_DEVICE_NOT_VALID' });
  });
});

describe('a device of the person', () => {
  const here = [codeMade, entered];
  const revoked: CaseEvent = { type: 'PersonDeviceRevoked', data: { device: 'd1', ground: 'by-person' } };

  it('has every PIN that was typed in the record, and ends with the fifth wrong one in a row', () => {
    desk(...here)
      .when(trying(true))
      .thenRecords(rightPin);
    const four = [wrongPin, wrongPin, wrongPin, wrongPin];
    desk(...here, ...four)
      .when(trying(false))
      .thenRecords(wrongPin, { type: 'PersonDeviceRevoked', data: { device: 'd1', ground: 'wrong-pin' } });
    desk(...here, ...four, rightPin)
      .when(trying(false))
      .thenRecords(wrongPin);
  });

  it('opens nothing once it was taken away, and is taken away once', () => {
    const taking = (state: State) => revokeDevice('d1', state);
    desk(...here)
      .when(taking)
      .thenRecords(revoked);
    desk(...here, revoked)
      .when(taking)
      .thenRejects('PERSON_DEVICE_NOT_VALID');
    desk(...here, revoked)
      .when(trying(true))
      .thenRejects('PERSON_DEVICE_NOT_VALID');
  });
});

describe('what the person says on the own page', () => {
  const record = given('abh', 'c1', provision('abh'), provision('vhs'));
  const taking =
    (provisionIds?: readonly string[], recordedBy = 'abh') =>
    (state: State) =>
      withdrawAsPerson({ recordedBy, consentId: 'c1', ...(provisionIds && { provisionIds }), at: AT }, state);
  const taken = (more: object = {}): CaseEvent => ({
    type: 'ConsentWithdrawn',
    data: { by: 'the-person', consentId: 'c1', recordedBy: 'abh', ...more, at: AT },
  });

  it('takes a consent back, whole or in part, whoever took it down, and once', () => {
    desk(record).when(taking()).thenRecords(taken());
    const ids = ['provision-of-vhs'];
    desk(record)
      .when(taking(ids))
      .thenRecords(taken({ provisionIds: ids }));
    desk(record, taken({ provisionIds: ids }))
      .when(taking(ids))
      .thenRejects('CONSENT_ALREADY_WITHDRAWN');
    desk(record, taken({ provisionIds: ids }))
      .when(taking())
      .thenRecords(taken());
    desk(record, taken()).when(taking()).thenRejects('CONSENT_ALREADY_WITHDRAWN');
    desk(record)
      .when(taking(['unknown']))
      .thenRejects('CONSENT_UNKNOWN');
    desk(record).when(taking(undefined, 'vhs')).thenRejects('CONSENT_UNKNOWN');
  });

  it('is told to who took the consent down', () => {
    const state = fold(caseStream, [...opened, record, taken({ provisionIds: ['provision-of-vhs'] })]);
    expect(caseEvidence(state, inForce, 'abh', AT)).toMatchObject({
      ended: [{ consentId: 'c1', provisionIds: ['provision-of-vhs'], how: 'withdrawn' }],
      provisions: [{ provisionId: 'provision-of-abh' }],
    });
  });

  it('disputes entries of the case, and their author is told', () => {
    const wrong = (eventIds: readonly string[]) => (state: State) =>
      disputeAsPerson({ dispute: 'dispute-1', eventIds }, state);
    const data = { by: 'the-person', dispute: 'dispute-1', eventIds: ['e1'], staff: 'the-person' };
    const disputed: CaseEvent = { type: 'EntryDisputed', data };
    desk(recorded('abh', 'e1'))
      .when(wrong(['e1']))
      .thenRecords(disputed);
    desk(recorded('abh', 'e1'))
      .when(wrong(['e1', 'e2']))
      .thenRejects('NO_BASIS_NOW');
    const state = fold(caseStream, [...opened, recorded('abh', 'e1'), disputed]);
    expect(caseEvidence(state, inForce, 'abh', AT)?.disputes).toEqual([
      { dispute: 'dispute-1', eventIds: ['e1'] },
    ]);
  });

  it('asks every controller that shares the case, within a month from now', () => {
    const asking = (state: State) =>
      requestAsPerson({ request: 'r1', kind: 'access', agreement, at: AT }, state);
    const answer = asking(fold(caseStream, [...opened, linked('vhs')]));
    expect(answer).toMatchObject([
      {
        type: 'RightRequested',
        data: {
          by: 'the-person',
          receivedAt: AT,
          identityCheck: 'letter-code',
          controllers: { 'abh-controller': ['abh'], 'vhs-controller': ['vhs'] },
        },
      },
    ]);
  });

  it('wishes; the same again counts from now', () => {
    const wished: CaseEvent = { type: 'PersonWished', data: { wish: 'interpreter' } };
    desk(wished)
      .when((state) => wishAsPerson({ wish: 'interpreter', to: [] }, state))
      .thenRecords(wished);
    const state = fold(caseStream, [...opened, wished, wished]);
    expect(state.kind === 'open' && state.person.wishes).toHaveLength(1);
  });
});
