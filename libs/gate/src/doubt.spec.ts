import { consent, consentRow, dutyRow, forbiddenRow, outcome, permitted } from './spec/attendance.ts';

const doubted = ['event-1'];

describe('an entry in doubt', () => {
  it('is told to nobody on any ground', () => {
    expect(outcome([dutyRow], { doubted })).toBe('ENTRY_IN_DOUBT');
    expect(outcome([consentRow], { doubted, provisions: [consent] })).toBe('ENTRY_IN_DOUBT');
    expect(outcome([dutyRow], { doubted: ['event-2'] })).toBe('PERMIT');
  });

  it('keeps back all that is asked for together with it', () => {
    expect(outcome([dutyRow], { doubted }, { eventIds: ['event-1', 'event-2'] })).toBe('ENTRY_IN_DOUBT');
    expect(outcome([dutyRow], { doubted: ['event-2'] }, { eventIds: ['event-1', 'event-2'] })).toBe(
      'ENTRY_IN_DOUBT',
    );
  });

  it('is told before it is said that no row permits it, and after it is said who is no part of the case', () => {
    expect(outcome([], { doubted })).toBe('ENTRY_IN_DOUBT');
    expect(outcome([forbiddenRow, dutyRow], { doubted })).toBe('ENTRY_IN_DOUBT');
    expect(outcome([dutyRow], { doubted, linked: ['vhs'] })).toBe('RECIPIENT_NOT_LINKED');
    expect(outcome([dutyRow], { doubted, erased: true })).toBe('CASE_ERASED');
  });

  it('stays its sender’s to see, who has to say whether it stands', () => {
    const { basis } = permitted([], { doubted }, { recipient: 'vhs' });
    expect(basis).toEqual({ kind: 'own' });
  });

  it('stays the person’s to see, when its controller released it', () => {
    const access = { requestId: 'request-1', eventIds: doubted };
    const asked = { door: 'subject-access', recipient: 'the-person' } as const;
    expect(outcome([], { doubted, access }, asked)).toBe('PERMIT');
  });
});
