import type { CaseKnown } from './what-if.ts';
import { whatIf } from './what-if.ts';
import { choice, rowBy, rowNobody, smallTable } from './spec/small-table.ts';
import type { Question, RowCondition, When } from './table.ts';

const status = choice('status', 'title', 'duldung', 'citizen');
const number = { kind: 'number', titles: { de: 'Monate', en: 'months' }, least: 0, most: 24 } as const;
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
    // The status is told by an entry, which stands above what the decision took for granted.
    const overruled = { ...title, case: 'overruled', decided: [{ status: 'duldung', level: 'simple' }] };
    const compared = [nothing, title, { ...title, case: 'another title' }, decided, ruledOut, overruled];
    expect(await whatIf(asked, next, compared)).toMatchObject({
      same: 1,
      changed: [
        {
          case: 'decided',
          before: { by: 'jobcenter' },
          after: { by: 'bamf' },
          rows: { before: ['row-jobcenter'], after: ['row-bamf'] },
        },
        { case: 'overruled', before: { by: 'jobcenter' }, after: { by: 'bamf' } },
      ],
      unknown: ['case of a title', 'case of a title', 'another title'],
      missing: [
        { question: { name: 'level' }, cases: 2 },
        { question: { name: 'status' }, cases: 1 },
      ],
    });
    expect(await whatIf(asked, asked, [nothing, title])).toMatchObject({ same: 2, unknown: [] });
  });

  it('names all rows that may say so, and is not known where the next version asks otherwise, or reads less', async () => {
    const level = choice('level', 'none', 'simple');
    const byLevel = (by: readonly [string, string], asked = level, other: RowCondition = 'simple') =>
      smallTable(
        [status, asked],
        [
          rowBy(by[0], { status: 'title', level: 'none' }, { id: 'of-none' }),
          rowBy(by[1], { status: 'title', level: other }, { id: 'of-simple' }),
          rowNobody('nobody', { status: ['duldung', 'citizen'] }),
        ],
      );
    const title = known('title');
    const rows = { before: ['of-none', 'of-simple'], after: ['of-none', 'of-simple'] };
    expect(await whatIf(byLevel(['abh', 'abh']), byLevel(['bamf', 'bamf']), [title])).toMatchObject({
      changed: [{ before: { by: 'abh' }, after: { by: 'bamf' }, rows }],
    });
    const twoWays = byLevel(['bamf', 'jobcenter']);
    expect(await whatIf(byLevel(['abh', 'abh']), twoWays, [title])).toMatchObject({ unknown: [title.case] });
    const more = choice('level', 'none', 'simple', 'sufficient');
    const finer = byLevel(['abh', 'vhs'], more, ['simple', 'sufficient']);
    expect(await whatIf(byLevel(['abh', 'vhs']), finer, [title])).toMatchObject({ unknown: [title.case] });
    const readLess = { ...title, after: {} };
    const other = smallTable(
      [status],
      [rowBy('bamf', { status: 'title' }), rowNobody('none', { status: ['duldung', 'citizen'] })],
    );
    expect(await whatIf(before, other, [title])).toMatchObject({ changed: [{ case: title.case }] });
    expect(await whatIf(before, other, [readLess])).toMatchObject({ unknown: [title.case] });
  });

  it('looks at numbers and at days as they can be', async () => {
    const months: Question = { ...number, name: 'months' };
    const since: Question = { name: 'since', kind: 'date', titles: number.titles };
    const parted = (by: string) =>
      smallTable(
        [months, since],
        [
          rowBy('abh', { months: { most: 12 } }),
          rowBy('bamf', { months: { least: 13 }, since: { until: '2025-01-01' } }),
          rowBy(by, { months: { least: 13 }, since: { from: '2025-01-01' } }, { id: 'later' }),
        ],
      );
    const decided = (when: When) => ({ ...known('title'), before: {}, after: {}, decided: [when] });
    const one = async (when: When) => whatIf(parted('jobcenter'), parted('vhs'), [decided(when)]);
    expect(await one({ months: { most: 6 } })).toMatchObject({ same: 1 });
    expect(await one({ months: { least: 6 } })).toMatchObject({ unknown: ['case of a title'] });
    expect(await one({ months: { least: 14 }, since: { from: '2026-01-01' } })).toMatchObject({
      changed: [{ before: { by: 'jobcenter' }, after: { by: 'vhs' } }],
    });
  });

  it('pairs the rows of that day alone', async () => {
    const level = choice('level', 'none', 'simple');
    const both = (dates: { until?: string; from?: string }, by: string) => [
      rowBy(by, { level: 'none' }, { ...dates, id: `${by}-none` }),
      rowBy(by, { level: 'simple' }, { ...dates, id: `${by}-simple` }),
    ];
    const table = (now: string) =>
      smallTable([level], [...both({ until: '2026-03-02' }, now), ...both({ from: '2026-03-02' }, 'vhs')]);
    const nothing = { ...known('title'), before: {}, after: {} };
    expect(await whatIf(table('abh'), table('bamf'), [nothing])).toMatchObject({
      changed: [{ before: { by: 'abh' }, after: { by: 'bamf' } }],
    });
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
    // Who is competent does not depend on what bridges the time.
    const competent = ['title', 'duldung', 'citizen'].map((one) =>
      rowBy('abh', { status: one }, { id: `of-${one}` }),
    );
    const same = [smallTable([status], competent), { ...offered, rows: competent }] as const;
    expect(await whatIf(...same, [nothing])).toMatchObject({ same: 1, unknown: [] });
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
