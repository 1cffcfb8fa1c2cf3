import type { AnswerEntry } from './voucher-steps.ts';
import { answersOf, isThereOne, lastAsked, question, types } from './voucher-steps.ts';

const { data } = question('bamf');
const asked = (happenedAt: string, over = {}) => ({
  type: types.asked,
  state: 'recorded',
  happenedAt,
  data,
  ...over,
});
const titles = { de: 'Eintrag', en: 'Entry' };
const told = (
  type: string,
  happenedAt: string,
  fields: Readonly<Record<string, unknown>> = {},
): AnswerEntry => ({
  id: happenedAt,
  type,
  title: titles,
  agency: 'bamf',
  happenedAt,
  fields: Object.entries(fields).map(([name, value]) => ({ name, label: titles, value })),
});

describe('the question whether there is a voucher already', () => {
  it('names the paragraph, and why the answer is needed', () => {
    expect(data).toMatchObject({ addressee: 'bamf', about: types.voucher, paragraph: 'intv-8-1-2' });
  });

  it('was asked on the latest day, unless it was taken back, refused or about something else', () => {
    expect(lastAsked([])).toBeUndefined();
    expect(lastAsked([asked('2026-01-02'), asked('2026-03-01'), asked('2026-02-01')])).toBe('2026-03-01');
    expect(
      lastAsked([asked('2026-01-02', { state: 'withdrawn' }), asked('2026-01-02', { state: 'refused' })]),
    ).toBeUndefined();
    expect(lastAsked([asked('2026-01-02', { data: { ...data, about: types.decided } })])).toBeUndefined();
  });

  it('is answered by whom it was put to, the newest answer first', () => {
    const entries = [
      told(types.answered, '2026-01-01'),
      told(types.declined, '2026-02-01'),
      { ...told(types.answered, '2026-03-01'), agency: 'vhs' },
      told(types.decided, '2026-03-01'),
    ];
    expect(answersOf(entries, 'bamf').map(({ id }) => id)).toEqual(['2026-02-01', '2026-01-01']);
  });

  it('says that there is one where the answer or a voucher does', () => {
    expect(isThereOne([told(types.answered, '2026-01-01', { result: 'none' })])).toBe(false);
    expect(isThereOne([told(types.answered, '2026-01-01', { result: 'issued-elsewhere' })])).toBe(true);
    expect(isThereOne([told(types.voucher, '2026-01-01')])).toBe(true);
  });
});
