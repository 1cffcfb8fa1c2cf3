import { decidedAs } from './decided-by.ts';
import { choice, rowBy, rowNobody, smallTable } from './spec/small-table.ts';

const status = {
  ...choice('status', 'title', 'duldung', 'citizen'),
  answeredBy: [{ type: 'residence.title-granted', field: 'title', answers: { 'free-movement': 'citizen' } }],
};
const table = {
  ...smallTable(
    [status, choice('level', 'none', 'simple')],
    [
      rowBy('abh', { status: 'title', level: 'none' }),
      rowBy('jobcenter', { status: 'title', level: 'simple' }),
      rowNobody('nobody', { status: ['duldung', 'citizen'] }),
    ],
  ),
  decidedBy: [
    {
      type: 'language.voucher-issued',
      field: 'ground',
      rows: { 'aufenthg-44-1': ['row-abh', 'row-jobcenter'], 'aufenthg-44a-1-1': ['row-abh'] },
    },
  ],
};
const entry = (type: string, day: string, fields: Readonly<Record<string, string>>) => ({
  id: `${type} ${day}`,
  type: `de.wegmarke.${type}.v1`,
  happenedAt: `${day}T09:00:00.000Z`,
  fields,
});
const issued = (day: string, ground: string) => entry('language.voucher-issued', day, { ground });

describe('what a decision of an agency says of a case', () => {
  it('is that it met the conditions of one of the rows of its ground, by the latest decision', () => {
    expect(decidedAs(table, [])).toBeUndefined();
    expect(decidedAs(table, [issued('2026-02-01', 'aufenthg-44-1')])).toEqual([
      { status: 'title', level: 'none' },
      { status: 'title', level: 'simple' },
    ]);
    const both = [issued('2026-03-01', 'aufenthg-44a-1-1'), issued('2026-02-01', 'aufenthg-44-1')];
    expect(decidedAs(table, both)).toEqual([{ status: 'title', level: 'none' }]);
  });

  it('is nothing where no row is named for the latest ground', () => {
    const both = [issued('2026-02-01', 'aufenthg-44-1'), issued('2026-03-01', 'bvfg-9-1')];
    expect(decidedAs(table, both)).toBeUndefined();
  });

  it('is nothing any more of a question to which an entry says something after it', () => {
    const before = entry('residence.title-granted', '2026-01-01', { title: 'work' });
    const after = entry('residence.title-granted', '2026-03-01', { title: 'work' });
    const voucher = issued('2026-02-01', 'aufenthg-44a-1-1');
    expect(decidedAs(table, [voucher, before])).toEqual([{ status: 'title', level: 'none' }]);
    expect(decidedAs(table, [voucher, after])).toEqual([{ level: 'none' }]);
  });
});
