import { daysFrom, endOfPeriod, orNextWorkingDay } from './deadline.ts';
import { holidaysOf } from './holidays.ts';

const holidays = holidaysOf('NW');

describe('the end of a period', () => {
  it.each([
    ['P6W', '2026-01-07', '2026-02-18', 'the same weekday, the day of the event not counted'],
    ['P14D', '2026-12-24', '2027-01-07', 'over the end of the year'],
    ['P1Y', '2024-02-29', '2025-02-28', 'the last of a month that has no such day'],
    ['P1Y', '2023-02-28', '2024-02-28', 'not the leap day'],
    ['P4Y', '2024-02-29', '2028-02-29', 'the leap day again'],
    ['P1M', '2026-01-31', '2026-02-28', 'the last of a short month'],
    ['P3M', '2025-11-30', '2026-02-28', 'over the end of the year'],
    ['P12M', '2025-12-31', '2026-12-31', 'a year'],
    ['P1D', '2026-12-31', '2027-01-01', 'the next day, a holiday or not'],
    ['P8W', '2026-03-02', '2026-04-27', 'summer time begins within'],
    ['P8W', '2026-10-05', '2026-11-30', 'summer time ends within'],
  ])('of %s from %s is %s: %s', (period, began, end) => {
    expect(endOfPeriod(began, period)).toBe(end);
  });

  it.each(['P0W', 'P6', '6W', 'P1Y6M', 'PT6H', ''])('is none of %p', (period) => {
    expect(() => endOfPeriod('2026-01-07', period)).toThrow(TypeError);
  });
});

describe('a working day of North Rhine-Westphalia', () => {
  it.each([
    ['2026-06-03', '2026-06-03', 'the Wednesday before Corpus Christi'],
    ['2026-06-04', '2026-06-05', 'Corpus Christi (Fronleichnam)'],
    ['2026-10-03', '2026-10-05', 'German Unity on a Saturday'],
    ['2025-10-03', '2025-10-06', 'German Unity on a Friday, and the weekend after'],
    ['2027-11-01', '2027-11-02', 'All Saints (Allerheiligen) on a Monday'],
    ['2026-11-01', '2026-11-02', 'All Saints on a Sunday'],
    ['2025-10-31', '2025-10-31', 'Reformation Day, which is none there'],
    [
      '2017-10-31',
      '2017-11-02',
      'Reformation Day of 2017, which was one everywhere, and All Saints after it',
    ],
    ['2026-12-25', '2026-12-28', 'Christmas and the weekend after'],
    ['2027-12-25', '2027-12-27', 'Christmas on a weekend'],
    ['2025-12-31', '2025-12-31', "New Year's Eve, which is none"],
    ['2027-01-01', '2027-01-04', 'New Year, over the end of the year'],
    ['2026-04-03', '2026-04-07', 'Good Friday to Easter Monday'],
    ['2024-02-29', '2024-02-29', 'a leap day'],
    ['2026-05-14', '2026-05-15', 'Ascension'],
    ['2026-05-23', '2026-05-26', 'the Saturday before Whitsun'],
  ])('for %s is %s: %s', (day, working) => {
    expect(orNextWorkingDay(day, holidays)).toBe(working);
  });

  it('is not the same in every Land', () => {
    expect(orNextWorkingDay('2026-06-04', holidaysOf('BE'))).toBe('2026-06-04');
    expect(orNextWorkingDay('2025-10-31', holidaysOf('NI'))).toBe('2025-11-03');
  });

  it('has the holidays that move where Easter has them, for twenty years', () => {
    for (let year = 2015; year < 2035; year += 1) {
      const easter = easterOf(year);
      const moving = [-2, 1, 39, 50, 60].map((days) => endOfDays(easter, days));
      const fixed = ['01-01', '05-01', '10-03', '11-01', '12-25', '12-26'].map((day) => `${year}-${day}`);
      const reformation = year === 2017 ? ['2017-10-31'] : [];
      const kept = [...new Set([...moving, ...fixed, ...reformation])].sort();
      expect(daysOf(year).filter((day) => holidays(day) && !isSunday(day))).toEqual(
        kept.filter((day) => !isSunday(day)),
      );
    }
  });
});

it('counts days over the change of the clocks and of the year', () => {
  expect(daysFrom('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysFrom('2027-01-02', '2026-12-31')).toBe(-2);
});

/** Easter Sunday, by the rule of Gauss as Butcher wrote it down. */
function easterOf(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

function endOfDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

function daysOf(year: number): string[] {
  return Array.from({ length: 366 }, (_, index) => endOfDays(`${year}-01-01`, index)).filter((day) =>
    day.startsWith(String(year)),
  );
}

function isSunday(day: string): boolean {
  return new Date(day).getUTCDay() === 0;
}
