import type { Ask } from './index.ts';
import { GATED_DOORS, THE_STEERING_GROUP } from './index.ts';
import { dutyRow, forbiddenRow, outcome, permitted } from './spec/attendance.ts';

const purpose = 'steering-statistics';
const asked: Partial<Ask> = { door: 'steering', recipient: THE_STEERING_GROUP, purpose, fields: [] };
const row = { ...dutyRow, recipient: THE_STEERING_GROUP, purpose, depth: 'date' } as const;
const power = { ...row, basis: { kind: 'STATUTORY', paragraph: '§ 67c(3) SGB X' } } as const;
const from = '2026-01-01T00:00:00.000Z';

describe('the door of statistics', () => {
  it('lets an event be counted with its day and no field, by a row for the steering group', () =>
    expect(permitted([power], {}, asked)).toMatchObject({ fields: [], showsDate: true }));

  it('has nothing counted without such a row, and nothing for another purpose', () => {
    expect(outcome([dutyRow], {}, asked)).toBe('NO_ROW');
    const other = { ...power, purpose: dutyRow.purpose };
    expect(outcome([other], {}, { ...asked, purpose: dutyRow.purpose })).toBe('RECIPIENT_NOT_LINKED');
  });

  it('leaves out what is restricted, objected to, in doubt, forbidden or erased', () => {
    expect(outcome([power], { restrictions: [{ eventIds: '*', from }] }, asked)).toBe('RESTRICTED');
    expect(outcome([power], { objections: [{ rowId: power.id, from }] }, asked)).toBe('OBJECTION_UPHELD');
    expect(outcome([power], { doubted: ['event-1'] }, asked)).toBe('ENTRY_IN_DOUBT');
    expect(outcome([power, { ...forbiddenRow, recipient: THE_STEERING_GROUP }], {}, asked)).toBe('FORBIDDEN');
    expect(outcome([power], { erased: true }, asked)).toBe('CASE_ERASED');
    expect(outcome([power], { linked: [] }, asked)).toBe('SENDER_NOT_LINKED');
  });

  it('is open to nobody else', () =>
    expect(outcome([{ ...power, recipient: 'vhs' }], {}, { ...asked, recipient: 'vhs' })).toBe(
      'RECIPIENT_NOT_LINKED',
    ));

  it.each(GATED_DOORS.filter((door) => door !== 'steering' && door !== 'subject-access'))(
    'is the only one by which the steering group is told anything: %s',
    (door) => expect(outcome([power], {}, { ...asked, door })).toBe('RECIPIENT_NOT_LINKED'),
  );
});
