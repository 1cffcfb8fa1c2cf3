import type { AnswerEntry } from './voucher-steps.ts';
import { checkIn, isThereOne, lastAsked, laterDay, question, types } from './voucher-steps.ts';

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

  it('is on the later day of what was asked by hand and what the timeline shows', () => {
    expect(laterDay(undefined, undefined)).toBeUndefined();
    expect(laterDay('2026-03-01', undefined)).toBe('2026-03-01');
    expect(laterDay('2026-03-01', '2026-03-02T23:00:00.000Z')).toBe('2026-03-02T23:00:00.000Z');
    expect(laterDay('2026-03-04', '2026-03-02T23:00:00.000Z')).toBe('2026-03-04');
  });

  it('says that there is one where the answer or a voucher does', () => {
    expect(isThereOne([told(types.answered, '2026-01-01', { result: 'none' })])).toBe(false);
    expect(isThereOne([told(types.answered, '2026-01-01', { result: 'issued-elsewhere' })])).toBe(true);
    expect(isThereOne([told(types.voucher, '2026-01-01')])).toBe(true);
  });
});

describe('the answer', () => {
  const asks = (id: string, happenedAt: string, over: Partial<AnswerEntry> = {}): AnswerEntry => ({
    ...told(types.asked, happenedAt, { addressee: 'bamf', about: types.voucher }),
    id,
    agency: 'abh',
    ...over,
  });
  const answers = (entries: readonly AnswerEntry[]) =>
    checkIn(entries, 'abh', 'bamf').answers.map(({ happenedAt }) => happenedAt);

  it('is one to the latest question of the own agency, also where its own system asked', () => {
    const { question: latest } = checkIn(
      [
        asks('first', '2026-01-10'),
        asks('theirs', '2026-04-01', { agency: 'jobcenter' }),
        asks('last', '2026-03-10'),
        asks('other', '2026-05-01', {
          fields: told(types.asked, '', { addressee: 'vhs', about: types.voucher }).fields,
        }),
        asks('of-else', '2026-05-02', {
          fields: told(types.asked, '', { addressee: 'bamf', about: types.decided }).fields,
        }),
      ],
      'abh',
      'bamf',
    );
    expect(latest?.id).toBe('last');
    expect(checkIn([], 'abh', 'bamf')).toEqual({ answers: [], vouchers: [] });
  });

  it('names the question; one to an earlier question says nothing about today', () => {
    const entries = [
      asks('first', '2026-01-10'),
      told(types.answered, '2026-01-12', { request: 'first', result: 'none' }),
      asks('last', '2026-03-10'),
      told(types.answered, '2026-03-12', { request: 'first', result: 'none' }),
    ];
    expect(answers(entries)).toEqual([]);
    expect(answers([...entries, told(types.declined, '2026-03-13', { request: 'last' })])).toEqual([
      '2026-03-13',
    ]);
    expect(answers(entries.slice(1))).toEqual([]);
  });

  it('may name the question that was put right since', () => {
    const right = asks('right', '2026-03-10', { corrects: 'wrong' });
    const entries = [
      asks('wrong', '2026-03-10'),
      right,
      told(types.answered, '2026-03-12', { request: 'wrong' }),
    ];
    expect(answers(entries)).toEqual(['2026-03-12']);
  });

  it('counts by the day where it names no question, and by nothing where it has no day either', () => {
    const entries = [
      told(types.answered, '2026-01-12', { result: 'none' }),
      asks('last', '2026-03-10T09:00:00.000Z'),
      { ...told(types.answered, '2026-03-09T23:00:00.000Z', { result: 'none' }), id: 'of-that-day' },
      told(types.declined, '2026-03-20'),
      { id: 'bare', type: types.answered, title: titles, agency: 'bamf', fields: [] },
    ];
    expect(answers(entries)).toEqual(['2026-03-20', '2026-03-09T23:00:00.000Z']);
    expect(answers([told(types.answered, '2026-01-12')])).toEqual([]);
  });

  it('stands beside the vouchers of the asked agency, of whatever day', () => {
    const entries = [
      told(types.voucher, '2025-01-12'),
      asks('last', '2026-03-10'),
      told(types.voucher, '2026-03-11'),
    ];
    const { vouchers, answers: none } = checkIn(entries, 'abh', 'bamf');
    expect([vouchers.length, none.length]).toEqual([2, 0]);
    expect(
      checkIn([{ ...told(types.voucher, '2025-01-12'), agency: 'abh' }], 'abh', 'bamf').vouchers,
    ).toEqual([]);
  });
});
