import type { Ask, Evidence } from './index.ts';
import { admit, isPermit } from './index.ts';
import {
  ask,
  consent,
  consentRow,
  dutyRow,
  evidence,
  forbiddenRow,
  NOW,
  outcome,
  permitted,
  powerRow,
} from './spec/attendance.ts';

describe('the gate', () => {
  it('denies by default', () => expect(outcome([])).toBe('NO_ROW'));

  it('binds a permit to everything it was decided on', () => {
    expect(permitted([dutyRow])).toEqual({
      ask,
      eventIds: ['event-1'],
      fields: ['weeks', 'since'],
      showsDate: true,
      basis: { kind: 'statutory', rowId: 'int-8-3', paragraph: '§ 8(3) IntV', duty: true },
      caseRevision: 7,
      agreementHash: 'hash',
      registryRevision: 3,
      gateVersion: 5,
      decidedAt: NOW,
      notAfter: '2026-03-01T10:00:00.250Z',
    });
  });

  it.each([
    ['2026-03-01T10:00:00.749Z', '2026-03-01T10:00:00.999Z'],
    ['2026-03-01T10:00:00.750Z', '2026-03-01T10:00:01.000Z'],
    ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.249Z'],
  ])('lets bytes leave on a decision of %s before %s', (at, notAfter) =>
    expect(permitted([dutyRow], {}, { at }).notAfter).toBe(notAfter),
  );

  it('knows its own permits from look-alikes', () => {
    const real = admit(ask, evidence([dutyRow]));
    expect(isPermit(real)).toBe(true);
    expect(isPermit({ ...real })).toBe(false);
    expect(isPermit(null)).toBe(false);
  });

  it('shows an agency its own record', () =>
    expect(permitted([], {}, { recipient: 'vhs' }).basis).toEqual({ kind: 'own' }));

  it.each<[string, Partial<Evidence>, Partial<Ask>]>([
    ['DOOR_UNKNOWN', {}, { door: 'side-entrance' as Ask['door'] }],
    ['NETWORK_DIFFERS', {}, { network: 'elsewhere' }],
    ['CASE_ERASED', { erased: true }, {}],
    ['SENDER_NOT_LINKED', { linked: ['abh'] }, {}],
    ['RECIPIENT_NOT_LINKED', { linked: ['vhs'] }, {}],
    [
      'AGREEMENT_NOT_IN_FORCE',
      { agreement: { hash: 'h', from: '2027-01-01T00:00:00.000Z', cells: [dutyRow] } },
      {},
    ],
    ['HAPPENED_IN_FUTURE', {}, { happenedAt: '2026-03-01T10:00:00.001Z' }],
  ])('refuses with %s before it looks at any row', (code, more, asked) =>
    expect(outcome([dutyRow], more, asked)).toBe(code),
  );

  it('needs no link of the recipient at the doors into the hub', () =>
    expect(outcome([dutyRow], { linked: ['vhs'] }, { door: 'outbox' })).toBe('PERMIT'));

  it('lets nothing but a link proposal reach an invited agency', () => {
    const invited = { linked: ['vhs'], invited: ['abh'] };
    expect(outcome([dutyRow], invited)).toBe('RECIPIENT_NOT_LINKED');
    expect(outcome([dutyRow], invited, { category: 'link' })).toBe('PERMIT');
  });

  it('passes what is disputed with the note only', () => {
    expect(permitted([dutyRow], { disputed: ['event-1'] }).disputed).toBe(true);
    expect(permitted([dutyRow], { disputed: ['event-2'] })).not.toHaveProperty('disputed');
  });
});

describe('among rows the gate', () => {
  it('puts a prohibition over a statutory duty', () =>
    expect(outcome([dutyRow, forbiddenRow])).toBe('FORBIDDEN'));

  it('rests on the duty where power and consent would do as well', () =>
    expect(permitted([consentRow, powerRow, dutyRow], { provisions: [consent] }).basis).toMatchObject({
      rowId: 'int-8-3',
    }));

  it('falls back on consent where the condition of the law is not met', () =>
    expect(
      permitted([{ ...dutyRow, condition: 'obliged' }, consentRow], { provisions: [consent] }).basis,
    ).toMatchObject({ kind: 'consent' }));

  it('decides alike over rows that are frozen and put in order once', () => {
    const rows = [consentRow, { ...powerRow, id: 'z' }, powerRow].map((row) => Object.freeze(row));
    const frozen = Object.freeze(rows);
    expect(permitted(frozen).basis).toEqual(permitted([...rows]).basis);
    expect(permitted(frozen).basis).toMatchObject({ rowId: 'power' });
    expect(outcome(frozen, { linked: ['vhs', 'caritas'] }, { recipient: 'caritas' })).toBe('NO_ROW');
  });

  it('sees what is added to rows that are not frozen', () => {
    const rows = [dutyRow];
    expect(outcome(rows)).toBe('PERMIT');
    rows.push(forbiddenRow);
    expect(outcome(rows)).toBe('FORBIDDEN');
  });
});
