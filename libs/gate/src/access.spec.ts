import type { Ask } from './index.ts';
import { GATED_DOORS, THE_PERSON } from './index.ts';
import { dutyRow, forbiddenRow, outcome, permitted } from './spec/attendance.ts';

const asked: Partial<Ask> = { door: 'subject-access', recipient: THE_PERSON };
const access = { requestId: 'request-1', eventIds: ['event-1'] };

describe('the door of subject access', () => {
  it('gives the person what was released, special categories and the date too', () =>
    expect(permitted([], { access }, asked)).toMatchObject({
      basis: { kind: 'access', requestId: 'request-1' },
      fields: ['weeks', 'since', 'reason'],
      showsDate: true,
    }));

  it('gives no field that the catalogue does not class', () =>
    expect(permitted([], { access }, { ...asked, fields: ['weeks', 'note'] }).fields).toEqual(['weeks']));

  it('withholds what was not released', () => {
    expect(outcome([dutyRow], {}, asked)).toBe('NOT_RELEASED_TO_PERSON');
    const both = { ...asked, eventIds: ['event-1', 'event-2'] };
    expect(outcome([dutyRow], { access }, both)).toBe('NOT_RELEASED_TO_PERSON');
    expect(outcome([dutyRow], { access }, { ...asked, eventIds: [] })).toBe('NOT_RELEASED_TO_PERSON');
  });

  it('looks at no row, restriction or objection', () =>
    expect(
      outcome(
        [forbiddenRow],
        { access, restrictions: [{ eventIds: '*', from: '2026-01-01T00:00:00.000Z' }] },
        asked,
      ),
    ).toBe('PERMIT'));

  it('needs no link of the sender, who may have left the case', () =>
    expect(outcome([], { access, linked: [] }, asked)).toBe('PERMIT'));

  it('gives nothing of what was erased', () =>
    expect(outcome([], { access, erased: true }, asked)).toBe('CASE_ERASED'));

  it('is open to the person only', () => {
    expect(outcome([dutyRow], { access }, { door: 'subject-access' })).toBe('NOT_RELEASED_TO_PERSON');
    expect(outcome([dutyRow], { access }, { door: 'subject-access', recipient: 'vhs' })).toBe(
      'NOT_RELEASED_TO_PERSON',
    );
    expect(outcome([], { access }, { ...asked, sender: THE_PERSON })).toBe('SENDER_NOT_LINKED');
  });

  it.each(GATED_DOORS.filter((door) => door !== 'subject-access' && door !== 'person-view'))(
    "is, with the person's view, the only one for the person: not %s",
    (door) => {
      const row = { ...dutyRow, recipient: THE_PERSON };
      const more = { access, linked: ['vhs', THE_PERSON] };
      expect(outcome([row], more, { door, recipient: THE_PERSON })).toBe('RECIPIENT_NOT_LINKED');
      const own = { door, sender: THE_PERSON, recipient: THE_PERSON };
      expect(outcome([row], more, own)).toBe('SENDER_NOT_LINKED');
    },
  );
});
