import { course, entry, milestone, shown, states } from './spec/sample-chains.ts';

describe('what undoes a milestone', () => {
  const need = entry('language.need-found', '2025-01-07');
  const voucher = entry('language.voucher-issued', '2025-01-14');
  const registered = entry('language.registered', '2025-01-21');
  const lapsed = entry('language.voucher-lapsed', '2026-01-22');

  it('takes what came after it along, and its limits run anew', () => {
    const chain = course([need, voucher, registered, lapsed], '2026-01-30');
    expect(states(chain)).toEqual(['done', 'next', 'waiting', 'waiting', 'waiting']);
    expect(milestone(chain, 'voucher').limits).toEqual([
      { period: 'P8W', kind: 'target', due: '2026-03-19' },
    ]);
  });

  it('leaves another one of its kind standing', () => {
    const twice = entry('language.voucher-issued', '2025-01-15');
    const withdrawn = entry('language.voucher-withdrawn', '2025-01-16');
    const chain = course([need, voucher, twice, withdrawn, registered], '2025-01-30');
    expect(milestone(chain, 'voucher')).toMatchObject({ state: 'done', by: { id: voucher.id } });
    expect(milestone(chain, 'registered').state).toBe('done');
  });

  it('is that of its own agency, where this one has one: the limits run from the one that is left', () => {
    const ofJobcenter = entry('language.voucher-issued', '2025-01-20', { agency: 'jobcenter' });
    const withdrawn = entry('language.voucher-withdrawn', '2025-01-21');
    const chain = course([need, voucher, ofJobcenter, withdrawn], '2025-01-30');
    expect(milestone(chain, 'voucher')).toMatchObject({ state: 'done', by: { id: ofJobcenter.id } });
    expect(milestone(chain, 'registered').limits).toMatchObject([{ due: '2025-02-03' }]);
    const byAnother = entry('language.voucher-withdrawn', '2025-01-22', { agency: 'bamf' });
    expect(milestone(course([need, voucher, byAnother], '2025-01-30'), 'voucher').state).toBe('next');
  });

  it('is the older one where another took its place on that day', () => {
    const withdrawn = { ...entry('language.voucher-withdrawn'), happenedAt: '2025-01-20T12:00:00.000Z' };
    const replaced = entry('language.voucher-issued', '2025-01-20');
    const chain = course([need, voucher, replaced, withdrawn], '2025-01-30');
    expect(milestone(chain, 'voucher').by?.id).toBe(replaced.id);
  });

  it('does nothing where there is nothing to undo', () => {
    expect(course([lapsed, need], '2026-01-30')).toEqual(course([need], '2026-01-30'));
  });
});

describe('the end of a chain', () => {
  it('leaves nobody anything to do, and a new need begins it anew', () => {
    const need = entry('language.need-found', '2025-01-07');
    const moved = entry('entry.moved', '2025-02-07');
    const ended = course([need, moved], '2026-01-30');
    expect(ended).toMatchObject({ state: 'ended', ended: { id: moved.id, on: '2025-02-07' } });
    expect(ended.milestones.flatMap(({ limits, actors }) => [...limits, ...actors])).toEqual([]);
    const again = entry('language.need-found', '2026-01-12');
    expect(course([need, moved, again], '2026-01-30')).toEqual(course([again], '2026-01-30'));
  });

  it('is complete with its last milestone', () => {
    const chain = course([entry('language.course-completed', '2026-01-12')], '2026-01-30');
    expect([chain.state, ...states(chain)]).toEqual([
      'complete',
      'passed',
      'passed',
      'passed',
      'passed',
      'done',
    ]);
  });

  it('leaves nobody anything to do for who was refused, until they apply again or the refusal is overturned', () => {
    const applied = (day: string) => entry('language.admission-applied', day);
    const decided = (outcome: string, day: string) =>
      entry('language.admission-decided', day, { fields: { outcome } });
    const before = [applied('2026-01-07'), decided('refused', '2026-02-09')];
    const refused = shown('admission', before, '2026-03-01');
    expect(refused).toMatchObject({ state: 'ended', ended: { on: '2026-02-09' } });
    expect(refused.milestones.flatMap(({ actors }) => actors)).toEqual([]);
    const hidden = shown(
      'admission',
      [applied('2026-01-07'), entry('language.admission-decided')],
      '2026-03-01',
    );
    expect(milestone(hidden, 'admitted').actors).toEqual(['bamf', 'jobcenter']);
    const again = shown('admission', [...before, applied('2026-02-16')], '2026-03-01');
    expect(milestone(again, 'admitted').actors).toEqual(['bamf', 'jobcenter']);
    const overturned = shown('admission', [...before, decided('admitted', '2026-02-23')], '2026-03-01');
    expect(overturned.state).toBe('running');
    expect(milestone(overturned, 'registered').limits).toMatchObject([{ due: '2027-02-23' }]);
  });
});
