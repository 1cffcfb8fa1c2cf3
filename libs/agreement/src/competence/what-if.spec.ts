import type { CaseKnown } from './what-if.ts';
import { whatIf } from './what-if.ts';
import { choice, rowBy, rowNobody, smallTable } from './spec/small-table.ts';

const status = choice('status', 'title', 'duldung', 'citizen');
const before = smallTable(
  [status],
  [rowBy('abh', { status: 'title' }), rowNobody('none', { status: ['duldung', 'citizen'] })],
);
const known = (value: string): CaseKnown => {
  const answers = { status: value };
  return { case: `case of a ${value}`, day: '2026-03-01', before: answers, after: answers };
};
const cases = ['title', 'duldung', 'citizen'].map(known);

describe('what another version of a competence table would change', () => {
  it('are the cases that it answers otherwise, with both answers', async () => {
    const after = smallTable(
      [status],
      [
        rowBy('abh', { status: 'title' }),
        rowBy('asylblg', { status: 'duldung' }),
        rowNobody('none', { status: 'citizen' }),
      ],
    );
    expect(await whatIf(before, after, cases)).toMatchObject({
      same: 2,
      changed: [
        {
          case: 'case of a duldung',
          before: { kind: 'nobody' },
          after: { kind: 'competent', by: 'asylblg' },
        },
      ],
      unknown: [],
    });
  });

  it('is nothing where rows have other names, dates, notes or an order of their own', async () => {
    const after = smallTable(
      [status],
      [
        rowNobody('other-name', { status: ['duldung', 'citizen'] }),
        rowBy('abh', { status: 'title' }, { from: '2026-01-01' }),
      ],
    );
    expect(await whatIf(before, after, cases)).toEqual({ same: 3, changed: [], unknown: [] });
  });

  it('is open for a case of which one of the two still has to ask', async () => {
    const after = smallTable(
      [status, { name: 'need', kind: 'yes-no', titles: { de: 'Bedarf', en: 'Need' } }],
      [
        rowBy('abh', { status: 'title' }),
        rowBy('asylblg', { status: ['duldung', 'citizen'], need: 'yes' }),
        rowNobody('none', { status: ['duldung', 'citizen'], need: 'no' }),
      ],
    );
    const citizen = { ...known('citizen'), after: { status: 'citizen', need: 'yes' } };
    expect(await whatIf(before, after, [known('title'), known('duldung'), citizen])).toMatchObject({
      same: 1,
      unknown: ['case of a duldung'],
      changed: [{ case: 'case of a citizen', after: { by: 'asylblg' } }],
    });
  });

  it('is worked out once for all cases that are alike', async () => {
    let reads = 0;
    const counted = {
      ...before,
      get rows() {
        reads += 1;
        return before.rows;
      },
    };
    await whatIf(counted, before, cases);
    const readsForThree = reads;
    reads = 0;
    const many = Array.from({ length: 300 }, () => cases).flat();
    expect(await whatIf(counted, before, many)).toEqual({ same: 900, changed: [], unknown: [] });
    expect(reads).toBe(readsForThree);
  });
});
