import { answeringTypes, knownAnswers } from './known-answers.ts';
import { choice, smallTable } from './spec/small-table.ts';

const TITLE = 'de.wegmarke.residence.title-granted.v1';
const status = {
  ...choice('status', 'protection', 'citizen'),
  answeredBy: [
    {
      type: 'residence.title-granted',
      field: 'title',
      answers: { 'temporary-protection': 'protection', 'free-movement': 'citizen' },
    },
  ],
};
const table = smallTable([status, choice('level', 'a1')], []);
const granted = (id: string, title: string, day: string, corrects?: string) => ({
  id,
  type: TITLE,
  happenedAt: `${day}T09:00:00.000Z`,
  ...(corrects !== undefined && { corrects }),
  fields: { title },
});

describe('what entries of a case answer of the questions of a table', () => {
  it('is said by the latest one, and of what no field answers nothing', () => {
    expect(answeringTypes(table)).toEqual([TITLE]);
    const entries = [
      granted('two', 'free-movement', '2026-02-01'),
      granted('one', 'temporary-protection', '2026-01-01'),
    ];
    expect(knownAnswers(table, entries)).toEqual({ status: 'citizen' });
  });

  it('is open where the latest one says what answers nothing, and where there is none', () => {
    expect(knownAnswers(table, [])).toEqual({});
    const entries = [
      granted('one', 'temporary-protection', '2026-01-01'),
      granted('two', 'work', '2026-02-01'),
    ];
    expect(knownAnswers(table, entries)).toEqual({});
  });

  it('does not count what was corrected', () => {
    const entries = [
      granted('one', 'free-movement', '2026-02-01'),
      granted('two', 'temporary-protection', '2026-01-01', 'one'),
    ];
    expect(knownAnswers(table, entries)).toEqual({ status: 'protection' });
  });
});
