import { nextAttemptAt, PAUSES_MS } from './retry-schedule.ts';

const NOW = '2026-03-01T10:00:00.000Z';

describe('the schedule of retries', () => {
  it('is the one of the specification, with up to a tenth more, and at its end there is no other', () => {
    const waits = (random: number) =>
      [1, 2, 9].map((failed) => Date.parse(nextAttemptAt(NOW, failed, random) ?? '') - Date.parse(NOW));
    expect(waits(0)).toEqual([5_000, 300_000, 86_400_000]);
    expect(waits(0.999)[0]).toBeGreaterThan(5_400);
    expect(PAUSES_MS).toHaveLength(9);
    expect(nextAttemptAt(NOW, 10, 0)).toBeUndefined();
  });

  it('gives a receiver the time that it asks for, a day at most', () => {
    expect(nextAttemptAt(NOW, 1, 0, 60_000)).toBe('2026-03-01T10:01:00.000Z');
    expect(nextAttemptAt(NOW, 1, 0, 1e12)).toBe('2026-03-02T10:00:00.000Z');
  });
});
