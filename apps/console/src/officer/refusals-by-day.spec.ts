import type { Entry } from './answers.ts';
import { firstDayOf, refusedOften } from './refusals-by-day.ts';

const refused = (day: string, actor: string, times: number): readonly Entry[] =>
  Array.from({ length: times }, (_, minute) => ({
    entry: `${minute}/0`,
    at: `${day}T10:${String(minute).padStart(2, '0')}:00.000Z`,
    door: 'timeline',
    decision: 'deny',
    recipient: 'vhs',
    actor,
    eventIds: [],
    abandoned: false,
  }));

describe('refusals by day', () => {
  it('count each actor on each day, and name only who was refused more often than the limit', () => {
    const entries = [
      ...refused('2026-01-14', 'sb-1', 6),
      ...refused('2026-01-15', 'sb-1', 5),
      ...refused('2026-01-15', 'sb-2', 9),
      ...refused('2026-01-15', 'system', 7),
    ];
    expect(refusedOften(entries, 5)).toEqual([
      { day: '2026-01-15', recipient: 'vhs', actor: 'sb-2', count: 9 },
      { day: '2026-01-15', recipient: 'vhs', actor: 'system', count: 7 },
      { day: '2026-01-14', recipient: 'vhs', actor: 'sb-1', count: 6 },
    ]);
  });

  it('are looked for from a day on', () => {
    expect(firstDayOf(30, new Date('2026-03-01T00:30:00.000Z'))).toBe('2026-01-30');
  });
});
