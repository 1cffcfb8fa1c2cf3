import { waits } from './index.ts';
import { caseOf, DUTY, LAPSED, onDay, REGISTERED, STARTED, step, VOUCHER } from './spec/network.ts';

const access = step('access', [VOUCHER, DUTY], STARTED, [LAPSED]);
const seen = (...facts: readonly (readonly [string, number])[]) =>
  waits([caseOf(...facts)], access, onDay(200)).map(({ days, censored }) => [days, censored]);

describe('waits', () => {
  it('run from the first beginning to the first end after it', () => {
    expect(seen([STARTED, 1], [VOUCHER, 5], [REGISTERED, 20], [STARTED, 65], [STARTED, 90])).toEqual([
      [60, false],
    ]);
  });

  it('are exact to the millisecond', () => {
    const [facts] = [caseOf([VOUCHER, 0], [STARTED, 1])];
    const later = facts.map((fact, index) =>
      index === 0 ? fact : { ...fact, happenedAt: '2026-01-02T12:00:01.500Z' },
    );
    expect(waits([later], access, onDay(9))[0]?.days).toBe((86_400 + 1.5) / 86_400);
  });

  it('do not begin anew with a duty after the voucher', () => {
    expect(seen([VOUCHER, 10], [DUTY, 30], [STARTED, 40])).toEqual([[30, false]]);
  });

  it('are broken off by a lapse, and begin anew with the second voucher', () => {
    expect(seen([VOUCHER, 0], [LAPSED, 100], [VOUCHER, 120], [STARTED, 150])).toEqual([
      [100, true],
      [30, false],
    ]);
  });

  it('that are not over are censored at the day of observation, and nothing later is looked at', () => {
    expect(seen([VOUCHER, 50], [STARTED, 201])).toEqual([[150, true]]);
    expect(seen([VOUCHER, 201])).toEqual([]);
  });

  it('of somebody who begins again after a course are two waits', () => {
    expect(seen([VOUCHER, 0], [STARTED, 30], [VOUCHER, 100], [STARTED, 110])).toEqual([
      [30, false],
      [10, false],
    ]);
  });

  it('last 0 days when both were recorded for the same instant, in whichever order', () => {
    expect(seen([STARTED, 7], [VOUCHER, 7])).toEqual([[0, false]]);
    expect(seen([VOUCHER, 7], [STARTED, 7])).toEqual([[0, false]]);
  });

  it('end before another begins at one instant', () => {
    const expected = [
      [7, false],
      [193, true],
    ];
    expect(seen([VOUCHER, 0], [VOUCHER, 7], [STARTED, 7])).toEqual(expected);
    expect(seen([VOUCHER, 0], [STARTED, 7], [VOUCHER, 7])).toEqual(expected);
  });

  it('from one type to the same type chain', () => {
    const modules = step('modules', [STARTED], STARTED);
    const spells = waits([caseOf([STARTED, 0], [STARTED, 10], [STARTED, 30])], modules, onDay(40));
    expect(spells.map(({ days, censored }) => [days, censored])).toEqual([
      [10, false],
      [20, false],
      [10, true],
    ]);
  });

  it('know the way of issue of the last voucher before them', () => {
    const facts = caseOf([VOUCHER, 0], [REGISTERED, 20], [STARTED, 30]).map((fact) =>
      fact.type === VOUCHER ? { ...fact, codes: { issueMode: 'online' } } : fact,
    );
    expect(waits([facts], step('w', [REGISTERED], STARTED), onDay(40))[0]?.issueMode).toBe('online');
  });

  it('take the facts in the order of time, not of the record', () => {
    expect(seen([STARTED, 40], [VOUCHER, 10])).toEqual([[30, false]]);
  });

  it('refuse an instant that is none', () => {
    expect(() => waits([], access, 'yesterday')).toThrow(RangeError);
  });
});
