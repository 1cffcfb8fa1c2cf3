import { thresholdAccuracy } from './best-threshold.ts';

/** A thousand times from `from` on, spread over so many steps as if they were drawn. */
function times(from: number, spread: number, step = 389): readonly number[] {
  return Array.from({ length: 1_000 }, (_, index) => from + ((index * step) % spread));
}

describe('The best threshold', () => {
  it('tells apart what differs, whichever is the slower', () => {
    expect(thresholdAccuracy(times(0, 101), times(200, 101))).toBe(1);
    expect(thresholdAccuracy(times(200, 101), times(0, 101))).toBe(1);
    expect(thresholdAccuracy(times(0, 997), times(300, 997))).toBeGreaterThan(0.6);
  });

  it('only guesses where nothing differs', () => {
    const accuracy = thresholdAccuracy(times(0, 997), times(0, 997, 601));
    expect(Math.abs(accuracy - 0.5)).toBeLessThan(0.05);
  });
});
