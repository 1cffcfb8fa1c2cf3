import type { Ask } from './index.ts';
import { THE_PERSON } from './index.ts';
import { dutyRow, forbiddenRow, outcome, permitted } from './spec/attendance.ts';

const asked: Partial<Ask> = { door: 'person-view', recipient: THE_PERSON, actor: 'person' };
const row = { ...dutyRow, id: 'own-file', recipient: THE_PERSON };
const power = { ...row, basis: { kind: 'STATUTORY', paragraph: 'Art. 15 GDPR' } } as const;
const from = '2026-01-01T00:00:00.000Z';

describe("the person's own view", () => {
  it('shows what a row for the person lets through, special categories too', () =>
    expect(permitted([power], {}, asked)).toMatchObject({
      basis: { kind: 'statutory', rowId: 'own-file', paragraph: 'Art. 15 GDPR' },
      fields: ['weeks', 'since', 'reason'],
      showsDate: true,
    }));

  it('shows no more than the depth of the row', () =>
    expect(permitted([{ ...power, depth: 'date' }], {}, asked).fields).toEqual(['since']));

  it('shows nothing by rows for others', () => {
    expect(outcome([], {}, asked)).toBe('NO_ROW');
    expect(outcome([dutyRow], {}, asked)).toBe('NO_ROW');
  });

  it('is closed by a prohibition and by doubt', () => {
    expect(outcome([power, { ...forbiddenRow, recipient: THE_PERSON }], {}, asked)).toBe('FORBIDDEN');
    expect(outcome([power], { doubted: ['event-1'] }, asked)).toBe('ENTRY_IN_DOUBT');
  });

  it('is closed by no restriction and no objection: both are for the person', () => {
    expect(outcome([power], { restrictions: [{ eventIds: '*', from }] }, asked)).toBe('PERMIT');
    expect(outcome([power], { objections: [{ rowId: 'own-file', from }] }, asked)).toBe('PERMIT');
  });

  it('needs no link of the person, but one of the sender', () => {
    expect(outcome([power], { linked: ['vhs'] }, asked)).toBe('PERMIT');
    expect(outcome([power], { linked: [] }, asked)).toBe('SENDER_NOT_LINKED');
  });

  it('is open to the person only', () => {
    expect(outcome([dutyRow], {}, { door: 'person-view' })).toBe('RECIPIENT_NOT_LINKED');
    expect(outcome([dutyRow], {}, { door: 'person-view', recipient: 'vhs' })).toBe('RECIPIENT_NOT_LINKED');
    expect(outcome([power], {}, { ...asked, sender: THE_PERSON })).toBe('SENDER_NOT_LINKED');
  });

  it('shows nothing of what was erased', () =>
    expect(outcome([power], { erased: true }, asked)).toBe('CASE_ERASED'));
});
