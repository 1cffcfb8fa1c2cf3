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
    expect(await whatIf(before, after, cases)).toEqual({ same: 3, changed: [], unknown: [], missing: [] });
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
      missing: [{ question: { name: 'need' }, cases: 1 }],
      changed: [{ case: 'case of a citizen', after: { by: 'asylblg' } }],
    });
  });

  it('is told of a case with open questions where every answer to them leads to the same', async () => {
    const level = choice('level', 'none', 'simple');
    const asked = smallTable(
      [status, level],
      [
        rowBy('abh', { status: 'title', level: 'none' }),
        rowBy('jobcenter', { status: 'title', level: 'simple' }),
        rowNobody('none', { status: ['duldung', 'citizen'] }),
      ],
    );
    const next = smallTable(
      [status, level],
      [
        rowBy('bamf', { status: 'title' }),
        rowNobody('none', { status: 'citizen' }),
        rowNobody('nor', { status: 'duldung' }),
      ],
    );
    const [nothing, title] = [{ ...known('title'), before: {}, after: {} }, known('title')];
    const decided = { ...nothing, case: 'decided', decided: [{ status: 'title', level: 'simple' }] };
    const ruledOut = { ...nothing, case: 'ruled out', decided: [{ status: ['duldung', 'citizen'] }] };
    // All of them change to bamf, but whether it was abh or the jobcenter is not known.
    expect(await whatIf(asked, next, [nothing, title, decided, ruledOut])).toMatchObject({
      same: 1,
      changed: [
        {
          case: 'decided',
          before: { by: 'jobcenter' },
          after: { by: 'bamf' },
          rows: { before: ['row-jobcenter'], after: ['row-bamf'] },
        },
      ],
      unknown: ['case of a title', 'case of a title'],
      missing: [
        { question: { name: 'status' }, cases: 1 },
        { question: { name: 'level' }, cases: 1 },
      ],
    });
    expect(await whatIf(asked, asked, [nothing, title])).toMatchObject({ same: 2, unknown: [] });
  });

  it('is not said to be nothing for whom nobody is competent while offers differ that an open question decides', async () => {
    const nobody = [
      rowNobody('none', { status: 'title' }),
      rowNobody('other', { status: ['duldung', 'citizen'] }),
    ];
    const offered = {
      ...smallTable([status], nobody),
      offers: [
        {
          id: 'o',
          titles: { de: 'O', en: 'O' },
          by: 'vhs',
          place: 'Rheine',
          level: 'A1',
          when: {},
          from: '2024-01-01',
        },
      ],
    };
    const nothing = { ...known('title'), before: {}, after: {} };
    expect(await whatIf(smallTable([status], nobody), offered, [nothing])).toMatchObject({
      same: 0,
      unknown: [nothing.case],
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
    expect(await whatIf(counted, before, many)).toEqual({ same: 900, changed: [], unknown: [], missing: [] });
    expect(reads).toBe(readsForThree);
  });
});
