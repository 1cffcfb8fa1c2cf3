import type { Clearance, MatrixCell, Request } from './index.ts';
import {
  consentRow,
  consent,
  dutyRow,
  JUST_AFTER,
  NOW,
  outcome,
  permitted,
  powerRow,
} from './spec/attendance.ts';

describe('a statutory row', () => {
  it('needs its condition to be known to the sender', () => {
    const row = { ...dutyRow, condition: 'obliged' };
    expect(outcome([row])).toBe('CONDITION_NOT_MET');
    expect(outcome([row], { facts: ['obliged'] })).toBe('PERMIT');
  });

  it.each([
    [NOW, undefined, 'PERMIT'],
    [JUST_AFTER, undefined, 'NO_ROW'],
    ['2018-01-01T00:00:00.000Z', NOW, 'NO_ROW'],
    ['2018-01-01T00:00:00.000Z', JUST_AFTER, 'PERMIT'],
  ])('in force from %s until %s answers %s', (from, until, expected) =>
    expect(outcome([{ ...dutyRow, from, ...(until && { until }) }])).toBe(expected),
  );

  it('never passes a special category', () =>
    expect(permitted([dutyRow]).fields).toEqual(['weeks', 'since']));

  it('of the depth "fact" passes neither details nor the date', () =>
    expect(permitted([{ ...dutyRow, depth: 'fact' }])).toMatchObject({ fields: [], showsDate: false }));

  it('is closed by an upheld objection unless it is a duty', () => {
    const objections = ['power', 'int-8-3'].map((rowId) => ({ rowId, from: '2026-01-01T00:00:00.000Z' }));
    expect(outcome([powerRow], { objections })).toBe('OBJECTION_UPHELD');
    expect(outcome([dutyRow], { objections })).toBe('PERMIT');
    const stated = { rowId: 'power', from: JUST_AFTER };
    expect(outcome([powerRow], { objections: [stated] })).toBe('OBJECTION_UPHELD');
    expect(outcome([powerRow], { objections: [{ ...stated, until: NOW }] })).toBe('PERMIT');
  });
});

describe('a row that answers requests', () => {
  const row: MatrixCell = { ...powerRow, trigger: 'on-request' };
  const open: Request = { id: 'r1', by: 'abh', about: 'irregular-attendance', open: true, answers: [] };
  const settled: Request = { ...open, open: false, answers: ['event-1'] };

  it.each<[string, readonly Request[], string]>([
    ['nobody asked', [], 'NOT_REQUESTED'],
    ['the recipient asks for this type', [open], 'PERMIT'],
    ['another agency asks', [{ ...open, by: 'bamf' }], 'NOT_REQUESTED'],
    ['the recipient asks for another type', [{ ...open, about: 'course-started' }], 'NOT_REQUESTED'],
    ['this event answered the recipient', [settled], 'PERMIT'],
    ['another event answered the recipient', [{ ...settled, answers: ['event-2'] }], 'NOT_REQUESTED'],
    ['this event answered another agency', [{ ...settled, by: 'bamf' }], 'NOT_REQUESTED'],
    ['a settled request about the type is left', [{ ...settled, answers: [] }], 'NOT_REQUESTED'],
  ])('when %s', (_title, requests, expected) => expect(outcome([row], { requests })).toBe(expected));

  it('passes several events only if each of them answered', () => {
    const eventIds = ['event-1', 'event-2'];
    expect(outcome([row], { requests: [settled] }, { eventIds })).toBe('NOT_REQUESTED');
    expect(outcome([row], { requests: [{ ...settled, answers: eventIds }] }, { eventIds })).toBe('PERMIT');
    expect(outcome([row], { requests: [settled] }, { eventIds: [] })).toBe('NOT_REQUESTED');
  });
});

describe('a row that is left to the clerk', () => {
  const row: MatrixCell = { ...powerRow, decidedBy: 'clerk' };
  const cleared: Clearance = { rowId: 'power', recipient: 'abh', eventId: 'event-1' };

  it.each<[string, readonly Clearance[], string]>([
    ['nobody decided', [], 'CLERK_HAS_NOT_DECIDED'],
    ['the clerk decided to tell it', [cleared], 'PERMIT'],
    ['the clerk decided under another row', [{ ...cleared, rowId: 'other' }], 'CLERK_HAS_NOT_DECIDED'],
    ['the clerk decided for another recipient', [{ ...cleared, recipient: 'bamf' }], 'CLERK_HAS_NOT_DECIDED'],
    ['the clerk decided on another event', [{ ...cleared, eventId: 'event-2' }], 'CLERK_HAS_NOT_DECIDED'],
  ])('when %s', (_title, clearances, expected) => expect(outcome([row], { clearances })).toBe(expected));

  it('needs a decision on every event', () => {
    const eventIds = ['event-1', 'event-2'];
    expect(outcome([row], { clearances: [cleared] }, { eventIds })).toBe('CLERK_HAS_NOT_DECIDED');
    expect(outcome([row], { clearances: [cleared] }, { eventIds: [] })).toBe('CLERK_HAS_NOT_DECIDED');
  });

  it('asks the clerk last, so that nobody decides in vain', () => {
    expect(outcome([{ ...row, trigger: 'on-request' }])).toBe('NOT_REQUESTED');
    expect(outcome([{ ...consentRow, decidedBy: 'clerk' }])).toBe('NO_CONSENT');
    expect(outcome([{ ...consentRow, decidedBy: 'clerk' }], { provisions: [consent] })).toBe(
      'CLERK_HAS_NOT_DECIDED',
    );
  });
});
