import { beginOfGermanDay, germanDayOf } from './german-day.ts';

describe('the beginning of a day in Germany', () => {
  it.each([
    ['2018-03-01', '2018-02-28T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['2024-02-29', '2024-02-28T23:00:00.000Z'],
  ])('%s is %s', (day, instant) => {
    expect(beginOfGermanDay(day)).toBe(instant);
  });

  it('is what the time zone database says, on every day of forty years', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Berlin',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    for (let day = Date.UTC(1999, 0, 1); day < Date.UTC(2039, 0, 1); day += 86_400_000) {
      const name = new Date(day).toISOString().slice(0, 10);
      expect(clock.format(new Date(beginOfGermanDay(name) ?? ''))).toBe(`${name} 00:00:00`);
    }
  });

  it.each(['2026-02-29', '2026-13-01', '01.03.2018', '2018-3-1', ''])('%p is no day', (text) => {
    expect(beginOfGermanDay(text)).toBeUndefined();
  });
});

describe('the day in Germany', () => {
  it.each([
    ['2026-01-06T22:59:59.999Z', '2026-01-06'],
    ['2026-01-06T23:00:00.000Z', '2026-01-07'],
    ['2026-07-06T21:59:59.999Z', '2026-07-06'],
    ['2026-07-06T22:00:00.000Z', '2026-07-07'],
    ['2026-12-31T23:30:00.000Z', '2027-01-01'],
    ['2026-03-29T00:30:00.000Z', '2026-03-29'],
  ])('at %s is %s', (instant, day) => {
    expect(germanDayOf(instant)).toBe(day);
  });
});
