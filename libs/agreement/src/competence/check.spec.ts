import fc from 'fast-check';
import type { Answers } from './answers.ts';
import type { TableProblem } from './check.ts';
import { competenceProblems, sameAnswer } from './check.ts';
import { decide } from './decide.ts';
import { choice, rowBy, rowNobody, smallTable } from './spec/small-table.ts';
import type { CompetenceRow, CompetenceTable, Question, RowCondition } from './table.ts';

const status = choice('status', 'title', 'duldung', 'citizen');
const level: Question = {
  name: 'months',
  kind: 'number',
  titles: { de: 'Monate', en: 'months' },
  least: 0,
  most: 24,
};
const need: Question = { name: 'need', kind: 'yes-no', titles: { de: 'Bedarf', en: 'need' } };

const told = (problems: readonly TableProblem[]) =>
  problems.map(({ code, rows, words }) => `${code} ${rows.join('+')}: ${words.en}`);

describe('a competence table', () => {
  it('is without fault when its rows part all cases among them', () => {
    const rows = [
      rowBy('abh', { status: 'title', months: { most: 12 } }),
      rowBy('bamf', { status: 'title', months: { least: 13 } }),
      rowNobody('none', { status: ['duldung', 'citizen'] }),
    ];
    expect(competenceProblems(smallTable([status, level], rows))).toEqual([]);
  });

  it('has its planted gap reported, with a case that shows it', () => {
    const rows = [
      rowBy('abh', { status: 'title', months: { most: 11 } }),
      rowBy('bamf', { status: 'title', months: { least: 13 } }),
      rowNobody('none', { status: ['duldung', 'citizen'] }),
    ];
    const problems = competenceProblems(smallTable([status, level, need], rows));
    expect(told(problems)).toEqual(['COMPETENCE_GAP : no row answers: status: title; months: 12']);
    expect(problems[0]?.example).toEqual({
      day: '2024-01-01',
      answers: { status: 'title', months: 12, need: 'yes' },
    });
  });

  it('has its planted overlap reported, in words and as a case', () => {
    const rows = [
      rowBy('abh', { status: ['title', 'duldung'] }),
      rowBy('asylblg', { status: ['duldung', 'citizen'], need: 'yes' }),
      rowNobody('none', { status: 'citizen', need: 'no' }),
    ];
    const problems = competenceProblems(smallTable([status, need], rows));
    expect(told(problems)).toEqual([
      'COMPETENCE_OVERLAP row-abh+row-asylblg: row-abh and row-asylblg answer differently: status: duldung; need: yes',
    ]);
    expect(problems[0]?.example?.answers).toEqual({ status: 'duldung', need: 'yes' });
  });

  it('may have rows that answer the same case alike', () => {
    const rows = [
      rowBy('abh', { status: ['title', 'duldung'] }),
      rowBy('abh', { status: ['duldung', 'citizen'] }, { id: 'again' }),
    ];
    expect(competenceProblems(smallTable([status], rows))).toEqual([]);
  });

  it('has a row reported that others leave no case, or that has none by itself', () => {
    const rows = [
      rowBy('abh', { status: ['title', 'duldung'] }),
      rowBy('abh', { status: 'citizen' }, { id: 'citizen' }),
      rowBy('abh', { status: ['duldung', 'citizen'] }, { id: 'covered-by-two' }),
      rowBy('abh', { months: { least: 5, most: 4 } }, { id: 'empty' }),
    ];
    expect(told(competenceProblems(smallTable([status, level], rows)))).toEqual([
      'COMPETENCE_ROW_UNREACHABLE covered-by-two: covered-by-two never comes into play: there is no case that a row before it does not answer',
      'COMPETENCE_ROW_UNREACHABLE empty: empty never comes into play: there is no case that a row before it does not answer',
    ]);
  });

  it('is not told to remove a row that another one wrongly answers before', () => {
    const rows = [rowBy('bamf', {}), rowBy('abh', { status: 'title' })];
    expect(told(competenceProblems(smallTable([status], rows)))).toEqual([
      'COMPETENCE_OVERLAP row-bamf+row-abh: row-bamf and row-abh answer differently: status: title',
    ]);
  });

  it('is told to remove a row that says what one before it says, also where a later one is at odds with both', () => {
    const rows = [
      rowBy('abh', {}),
      rowBy('abh', { status: 'title' }, { id: 'again' }),
      rowBy('bamf', { status: 'title' }),
    ];
    const problems = competenceProblems(smallTable([status], rows));
    expect(problems.map((one) => [one.code, one.rows])).toEqual([
      ['COMPETENCE_OVERLAP', ['row-abh', 'row-bamf']],
      ['COMPETENCE_OVERLAP', ['again', 'row-bamf']],
      ['COMPETENCE_ROW_UNREACHABLE', ['again']],
    ]);
  });

  it('has one gap told once, however other rows cut its days, and gaps in the order of their days', () => {
    const rows = [
      rowBy('abh', { status: 'title' }, { until: '2026-01-01' }),
      rowBy('bamf', { status: 'title' }, { from: '2026-01-01', until: '2027-01-01' }),
      rowBy('abh', { status: 'title' }, { from: '2027-01-01', id: 'later' }),
      { ...rowNobody('none', { status: 'citizen' }), until: '2026-06-01' },
    ];
    expect(told(competenceProblems(smallTable([status], rows)))).toEqual([
      'COMPETENCE_GAP : no row answers: status: duldung',
      'COMPETENCE_GAP : no row answers: from 2026-06-01 on; status: citizen',
    ]);
    const ending = [
      rowBy('bamf', { status: ['duldung', 'citizen'] }, { until: '2026-06-01' }),
      rowBy('abh', { status: 'title' }, { until: '2027-01-01' }),
    ];
    expect(told(competenceProblems(smallTable([status], ending)))).toEqual([
      'COMPETENCE_GAP : no row answers: from 2026-06-01 on; status: duldung or citizen',
      'COMPETENCE_GAP : no row answers: from 2027-01-01 on; status: title',
    ]);
  });

  it('has one gap told once, however other rows cut its answers', () => {
    const rows = ['title', 'duldung', 'citizen'].map((one) => rowBy(one, { status: one, need: 'yes' }));
    expect(told(competenceProblems(smallTable([status, need], rows)))).toEqual([
      'COMPETENCE_GAP : no row answers: need: no',
    ]);
  });

  it('has the days reported on which an old row has ended and the new one not begun', () => {
    const rows = [rowBy('abh', {}, { until: '2026-01-01' }), rowBy('bamf', {}, { from: '2026-01-03' })];
    expect(told(competenceProblems(smallTable([need], rows)))).toEqual([
      'COMPETENCE_GAP : no row answers: 2026-01-01 to 2026-01-02',
    ]);
  });

  it('has the days reported on which the old row and the new one both hold', () => {
    const rows = [rowBy('abh', {}, { until: '2026-01-05' }), rowBy('bamf', {}, { from: '2026-01-04' })];
    expect(told(competenceProblems(smallTable([need], rows)))).toEqual([
      'COMPETENCE_OVERLAP row-abh+row-bamf: row-abh and row-bamf answer differently: 2026-01-04',
    ]);
  });

  it('has a row answer in place of another while it suspends it, and no longer', async () => {
    const { when: _, ...stop } = { ...rowNobody('stop', {}), from: '2026-01-01', until: '2026-03-01' };
    const rows: CompetenceRow[] = [rowBy('bamf', {}), { ...stop, suspends: ['row-bamf'] }];
    const table = smallTable([need], rows);
    expect(competenceProblems(table)).toEqual([]);
    const kinds = await Promise.all(
      ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'].map(
        async (day) => (await decide(table, { day, answers: {} })).kind,
      ),
    );
    expect(kinds).toEqual(['competent', 'nobody', 'nobody', 'competent']);
  });

  it('has ten of very many overlaps told', () => {
    const rows = Array.from({ length: 20 }, (_, at) => rowBy(`agency-${at}`, {}));
    const problems = competenceProblems(smallTable([need], rows));
    expect(problems.filter(({ code }) => code === 'COMPETENCE_OVERLAP')).toHaveLength(10);
  });

  it('is looked at no further than a machine can bear: rows that cut their cases into too many pieces', () => {
    // Each row doubles the pieces of what is left, and the last one takes them all, one by one.
    const questions = Array.from({ length: 60 }, (_, at) => ({ ...level, name: `q${at}` }));
    const rows = questions.map(({ name }, at) =>
      rowBy(
        'abh',
        { [name]: { least: 1, most: 2 }, [`q${(at + 7) % 60}`]: { least: 3, most: 4 } },
        { id: name },
      ),
    );
    const rest = rowBy('abh', {}, { id: 'rest' });
    expect(told(competenceProblems(smallTable(questions, [...rows, rest])))).toEqual([
      'COMPETENCE_TABLE_TOO_INTRICATE : the rows cut the cases into more pieces than can be checked',
    ]);
  });

  it('is not looked at when suspensions cut its rows into too many stretches of time', () => {
    const rows = Array.from({ length: 200 }, (_, at) => rowBy('abh', {}, { id: `r${at}` }));
    const stops = ['2026-01-01', '2026-03-01'].map((from): CompetenceRow => {
      const { when: _, ...stop } = rowNobody(`stop-${from}`, {});
      return { ...stop, from, until: `${from.slice(0, 8)}02`, suspends: rows.map(({ id }) => id) };
    });
    expect(competenceProblems(smallTable([need], [...rows, ...stops]))).toMatchObject([
      { code: 'COMPETENCE_TABLE_TOO_INTRICATE', path: ['rows'] },
    ]);
  });

  it('is checked as exactly as by trying every case, and the engine finds the very rows that trying finds', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const cases = everyCase(table);
        const firing = cases.map((one) => table.rows.filter((row) => applies(row, one)));
        const problems = competenceProblems(table);
        const codes = new Set(problems.map(({ code }) => code));
        const differ = (rows: readonly CompetenceRow[]) =>
          rows.some((row) => rows[0] && !sameAnswer(row, rows[0]));
        expect(codes.has('COMPETENCE_GAP')).toBe(firing.some((rows) => rows.length === 0));
        expect(codes.has('COMPETENCE_OVERLAP')).toBe(firing.some(differ));
        const reached = new Set(firing.map((rows) => rows[0]?.id));
        const rowsOf = (wanted: string) =>
          problems.filter(({ code }) => code === wanted).map(({ rows: ids }) => ids.at(-1));
        const explained = rowsOf('COMPETENCE_OVERLAP');
        expect(rowsOf('COMPETENCE_ROW_UNREACHABLE')).toEqual(
          table.rows.map(({ id }) => id).filter((id) => !reached.has(id) && !explained.includes(id)),
        );
        for (const { code, example, rows } of problems) {
          if (example === undefined) continue;
          const found = table.rows.filter((row) => applies(row, example)).map(({ id }) => id);
          expect(
            code === 'COMPETENCE_GAP' ? found.length === 0 : rows.every((id) => found.includes(id)),
          ).toBe(true);
        }
        const at = cases.length >> 1;
        const one = cases[at];
        const rows = firing[at];
        if (one === undefined || rows === undefined) return;
        const answer = await decide(table, one);
        if (rows.length === 0 || differ(rows))
          expect(answer).toEqual({ kind: 'undecided', rows: rows.map(({ id }) => id) });
        else expect(answer).toMatchObject({ row: rows[0]?.id });
      }),
      { numRuns: 150 },
    );
  });
});

/** The oracle: rows as a reader understands them, and every case of days and answers that lie close together. */
interface Case {
  readonly day: string;
  readonly answers: Answers;
}

const questions: readonly Question[] = [
  choice('status', 'aa', 'bb', 'cc'),
  { name: 'months', kind: 'number', titles: { de: 'm', en: 'm' }, least: 0, most: 4 },
  { name: 'since', kind: 'date', titles: { de: 's', en: 's' } },
];
const days = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04'];

function everyCase({ questions: asked }: CompetenceTable): readonly Case[] {
  const answersTo: Record<string, readonly (string | number)[]> = {
    status: ['aa', 'bb', 'cc'],
    months: [0, 1, 2, 3, 4],
    since: ['2023-12-31', ...days],
  };
  return asked.reduce<readonly Case[]>(
    (cases, { name }) =>
      cases.flatMap((one) =>
        (answersTo[name] ?? []).map((answer) => ({ ...one, answers: { ...one.answers, [name]: answer } })),
      ),
    days.map((day) => ({ day, answers: {} })),
  );
}

function applies({ from, until, when = {} }: CompetenceRow, { day, answers }: Case): boolean {
  return (
    from <= day &&
    (until === undefined || day < until) &&
    Object.entries(when).every(([name, condition]) => fits(condition, answers[name]))
  );
}

function fits(condition: RowCondition, answer: string | number | undefined): boolean {
  if (answer === undefined) return false;
  if (typeof condition === 'string') return condition === answer;
  if ('least' in condition || 'most' in condition)
    return (condition.least ?? 0) <= Number(answer) && Number(answer) <= (condition.most ?? 4);
  if ('from' in condition || 'until' in condition)
    return (condition.from ?? '') <= String(answer) && String(answer) < (condition.until ?? '9999');
  return Array.isArray(condition) && condition.includes(answer);
}

const day = fc.constantFrom(...days);
const whens = fc.record(
  {
    status: fc.subarray(['aa', 'bb', 'cc'], { minLength: 1 }),
    months: fc.record({ least: fc.nat(4), most: fc.nat(4) }, { requiredKeys: ['least'] }),
    since: fc.record({ from: day, until: day }, { requiredKeys: ['until'] }),
  },
  { requiredKeys: [] },
);
const tables = fc
  .array(fc.tuple(whens, fc.constantFrom('abh', 'bamf'), fc.option(day), fc.option(day)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) =>
    smallTable(
      questions,
      rows.map(([when, by, from, until], at) =>
        rowBy(by, when, { id: `r${at}`, ...(from && { from }), ...(until && { until }) }),
      ),
    ),
  );
