import fc from 'fast-check';
import { chainOf } from './chain-of.ts';
import { chains, course, entry, holidays, milestone, shown, states } from './spec/sample-chains.ts';
import type { ChainEntry } from './standing.ts';

describe('the chain of the integration course', () => {
  it('has not begun where nothing is seen', () => {
    const chain = course([], '2026-01-15');
    expect([chain.state, ...states(chain)]).toEqual([
      'not-begun',
      'next',
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ]);
    expect(chain.milestones.flatMap(({ limits, actors }) => [...limits, ...actors])).toEqual([]);
  });

  it('waits eight weeks for the voucher, a target that no holiday moves', () => {
    // Eight weeks later is Corpus Christi.
    const need = entry('language.need-found', '2026-04-09');
    const due = { period: 'P8W', kind: 'target', due: '2026-06-04' };
    expect(milestone(course([need], '2026-06-04'), 'voucher')).toMatchObject({
      state: 'next',
      limits: [due],
      actors: ['abh', 'jobcenter', 'asylblg', 'bamf'],
    });
    expect(milestone(course([need], '2026-06-04'), 'voucher').limits).toEqual([due]);
    expect(milestone(course([need], '2026-06-14'), 'voucher').limits).toEqual([{ ...due, overdueDays: 10 }]);
  });

  it('says whose turn it is, once it is decided who issues: by the latest decision that shows it', () => {
    const decided = (day: string, fields: ChainEntry['fields']) =>
      entry('language.competence-decided', day, { fields });
    const need = entry('language.need-found', '2026-01-05');
    const first = decided('2026-01-07', { issuer: 'jobcenter' });
    const actors = (...entries: ChainEntry[]) =>
      milestone(course([need, ...entries], '2026-01-20'), 'voucher').actors;
    expect(actors(first)).toEqual(['jobcenter']);
    expect(actors(decided('2026-01-09', { issuer: 'immigration-office' }), first)).toEqual(['abh']);
    expect(actors(first, decided('2026-01-09', {}))).toEqual(['abh', 'jobcenter', 'asylblg', 'bamf']);
    const nobody = course([need, decided('2026-01-09', { issuer: 'none' })], '2027-01-20');
    expect(milestone(nobody, 'voucher')).toMatchObject({ state: 'next', actors: [], limits: [] });
  });

  it.each([
    ['2026-01-07', '2026-02-18', 'a Wednesday'],
    ['2026-04-23', '2026-06-05', 'Corpus Christi, so the Friday'],
    ['2025-08-22', '2025-10-06', '3 October on a Friday, so the Monday'],
    ['2027-09-20', '2027-11-02', 'All Saints on a Monday, so the Tuesday'],
    ['2026-11-19', '2026-12-31', "New Year's Eve, which is no holiday"],
    ['2026-11-20', '2027-01-04', 'New Year on a Friday, so the Monday of the new year'],
    ['2024-01-18', '2024-02-29', 'a leap day'],
  ])('wants the course of who registered on %s to begin by %s: %s', (registered, due) => {
    const [limit] = milestone(
      course([entry('language.registered', registered)], registered),
      'started',
    ).limits;
    expect(limit).toEqual({ period: 'P6W', kind: 'legal', paragraph: '§ 7(4) IntV', due });
  });

  it('counts from the day in Germany, not in Greenwich', () => {
    const late = entry('language.registered', undefined, { happenedAt: '2026-01-06T23:30:00.000Z' });
    expect(milestone(course([late], '2026-01-08'), 'registered').by?.on).toBe('2026-01-07');
    const summer = entry('language.registered', undefined, { happenedAt: '2026-07-06T22:00:00.000Z' });
    expect(milestone(course([summer], '2026-07-08'), 'registered').by?.on).toBe('2026-07-07');
  });

  it('says by how much it was too late, and that the right to it lapses after a year', () => {
    const registered = entry('language.registered', '2026-01-07');
    const late = course([registered, entry('language.course-started', '2026-03-02')], '2026-05-01');
    expect(milestone(late, 'started')).toMatchObject({
      state: 'done',
      by: { on: '2026-03-02' },
      limits: [
        { kind: 'legal', due: '2026-02-18', overdueDays: 12 },
        { kind: 'lapse', due: '2027-01-07' },
      ],
    });
    expect(milestone(late, 'started').limits[1]).not.toHaveProperty('overdueDays');
    expect(milestone(late, 'completed').state).toBe('next');
  });

  it('passes over what this viewer does not see', () => {
    const chain = course([entry('language.registered', '2026-01-07')], '2026-01-10');
    expect(states(chain)).toEqual(['passed', 'passed', 'done', 'next', 'waiting']);
    expect(milestone(chain, 'voucher')).toMatchObject({ limits: [], actors: [] });
  });

  it('has no days where no date is shown, and still knows that it happened', () => {
    const chain = course([entry('language.registered')], '2026-01-10');
    expect(milestone(chain, 'registered')).toMatchObject({ state: 'done' });
    expect(milestone(chain, 'started')).toMatchObject({ state: 'next', limits: [] });
  });

  it('looks at the right entry, not at the one that it corrects', () => {
    const wrong = entry('language.registered', '2025-01-07');
    const right = entry('language.registered', '2026-01-07', { corrects: wrong.id });
    expect(milestone(course([wrong, right], '2026-01-10'), 'registered').by?.id).toBe(right.id);
  });
});

describe('chains that count only from their beginning', () => {
  it('lets the claim lapse a year after a title that gives one, on a working day', () => {
    const title = (kind: string) =>
      entry('residence.title-granted', '2025-06-04', { fields: { title: kind, first: true } });
    const registered = entry('language.registered', '2025-07-01');
    expect(shown('claim', [registered], '2025-07-02').state).toBe('not-begun');
    expect(shown('claim', [title('tolerated')], '2025-07-02').state).toBe('not-begun');
    expect(shown('claim', [title('family'), registered], '2025-07-02').state).toBe('complete');
    const [limit] = milestone(shown('claim', [title('family')], '2026-06-08'), 'registered').limits;
    expect(limit).toEqual({
      period: 'P1Y',
      kind: 'lapse',
      paragraph: '§ 44(2) AufenthG',
      due: '2026-06-05',
      overdueDays: 3,
    });
  });

  it('has no claim that could lapse where a title was prolonged, or nobody says whether it is the first', () => {
    const prolonged = entry('residence.title-granted', '2025-06-04', { fields: { title: 'family' } });
    expect(shown('claim', [prolonged], '2026-06-08')).toMatchObject({ state: 'not-begun' });
    expect(milestone(shown('claim', [prolonged], '2026-06-08'), 'registered').limits).toEqual([]);
  });

  it('waits for the registration only of who was admitted', () => {
    const applied = entry('language.admission-applied', '2026-01-07');
    const decided = (outcome: string) =>
      entry('language.admission-decided', '2026-02-09', { fields: { outcome } });
    const admitted = shown('admission', [applied, decided('admitted')], '2026-03-01');
    expect(milestone(admitted, 'registered').limits).toMatchObject([{ due: '2027-02-09', kind: 'lapse' }]);
  });

  it('takes a course that goes on for a return only after an interruption, each time anew', () => {
    const started = entry('language.course-started', '2025-01-07');
    const interrupted = entry('language.interrupted', '2025-03-03');
    const back = entry('language.module-completed', '2025-05-05');
    const again = entry('language.interrupted', '2025-06-02');
    expect(shown('interruption', [started], '2025-02-01').state).toBe('not-begun');
    expect(shown('interruption', [started, interrupted, back], '2025-06-01').state).toBe('complete');
    const chain = shown('interruption', [started, interrupted, back, again], '2025-06-10');
    expect(milestone(chain, 'resumed')).toMatchObject({ state: 'next', limits: [{ due: '2026-06-02' }] });
  });
});

describe('every chain', () => {
  const types = [
    ...new Set(
      chains.flatMap(({ milestones, endedBy = [] }) => [
        ...milestones.flatMap(({ reachedBy, undoneBy = [] }) => [...reachedBy, ...undoneBy]),
        ...endedBy,
      ]),
    ),
  ];
  const days = fc.integer({ min: 0, max: 1500 }).map((count) => new Date(Date.UTC(2023, 0, 1 + count)));
  const histories = fc.array(
    fc.record({
      type: fc.constantFrom(...types),
      agency: fc.constantFrom('abh', 'jobcenter'),
      happenedAt: days.map((day) => day.toISOString()),
    }),
    { maxLength: 12 },
  );

  it('is the same in whatever order the entries come, with its turn only at what is next', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, numbers) => {
        // Entries of one instant have no order of their own.
        const once = new Map(history.map((one) => [one.happenedAt, one]));
        const entries = [...once.values()].map((one, index) => ({ id: `x${index}`, fields: {}, ...one }));
        const shuffled = entries
          .map((one) => [numbers.next().value, one] as const)
          .toSorted(([one], [other]) => one - other)
          .map(([, one]) => one);
        for (const chain of chains) {
          const is = chainOf(chain, entries, '2026-03-02', holidays);
          expect(chainOf(chain, shuffled, '2026-03-02', holidays)).toEqual(is);
          for (const { state, limits, actors } of is.milestones) {
            expect(actors.length > 0).toBe(state === 'next' && is.state === 'running');
            if (state === 'waiting' || state === 'passed') expect(limits).toEqual([]);
            for (const { due, kind } of limits)
              if (kind !== 'target') expect([0, 6]).not.toContain(new Date(due).getUTCDay());
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
