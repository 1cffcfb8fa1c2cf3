import { curveQuantile, kaplanMeier, quantile, waitSummary } from './index.ts';

const over = (...days: readonly number[]) => days.map((one) => ({ days: one, censored: false }));
const open = (...days: readonly number[]) => days.map((one) => ({ days: one, censored: true }));

describe('quantiles of complete waits', () => {
  it('are those of R type 7', () => {
    // R: quantile(c(1, 2, 4, 8, 16, 32), c(.25, .5, .9), type = 7)
    const values = [32, 1, 16, 2, 8, 4];
    expect([0.25, 0.5, 0.9].map((p) => quantile(values, p))).toEqual([2.5, 6, 24]);
  });

  it('of nothing are none', () => {
    expect(quantile([], 0.5)).toBeUndefined();
  });
});

describe('the curve of those still waiting', () => {
  // Remission times of the 6-MP group (Freireich et al. 1963), the textbook example of the estimate.
  const remission = [
    ...over(6, 6, 6, 7, 10, 13, 16, 22, 23),
    ...open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
  ];

  it('is that of the textbook', () => {
    const shares = kaplanMeier(remission).map(({ days, atRisk, waiting }) => [
      days,
      atRisk,
      waiting.toFixed(3),
    ]);
    expect(shares).toEqual([
      [6, 21, '0.857'],
      [7, 17, '0.807'],
      [10, 15, '0.753'],
      [13, 12, '0.690'],
      [16, 11, '0.627'],
      [22, 7, '0.538'],
      [23, 6, '0.448'],
    ]);
    expect(curveQuantile(kaplanMeier(remission), 0.5)).toBe(23);
    expect(curveQuantile(kaplanMeier(remission), 0.9)).toBeUndefined();
  });

  it('without anybody waiting is the plain share', () => {
    expect(kaplanMeier(over(1, 2, 3, 4)).map(({ waiting }) => waiting)).toEqual([0.75, 0.5, 0.25, 0]);
    expect(curveQuantile(kaplanMeier(over(1, 2, 3, 4)), 0.5)).toBe(2.5);
  });

  it('with weights is that of as many observations', () => {
    const weighted = kaplanMeier([...over(1, 2), ...open(3)], [2, 0, 3]);
    expect(weighted).toEqual(kaplanMeier([...over(1, 1), ...open(3, 3, 3)]));
  });
});

describe('the sum of waits', () => {
  it('names how it was worked out', () => {
    expect(waitSummary(over(10, 20, 30))).toEqual({
      count: 3,
      p25: 15,
      median: 20,
      p90: 28,
      method: 'hyndman-fan-7',
    });
    expect(waitSummary([...over(10), ...open(40, 40)])).toEqual({
      count: 3,
      p25: 10,
      median: undefined,
      p90: undefined,
      method: 'kaplan-meier',
    });
  });
});
