import { DateFormat } from './local-time.ts';

const format = DateFormat.of('DD.MM.YYYY[ HH:mm]') as DateFormat;

describe('a date in a German export', () => {
  it.each([
    ['15.01.2025', '2025-01-14T23:00:00.000Z', 'midnight in winter'],
    ['15.07.2025', '2025-07-14T22:00:00.000Z', 'midnight in summer'],
    ['15.07.2025 09:30', '2025-07-15T07:30:00.000Z', 'a time of day'],
    ['30.03.2025 01:59', '2025-03-30T00:59:00.000Z', 'the last minute before the clock goes forward'],
    ['30.03.2025 03:00', '2025-03-30T01:00:00.000Z', 'the first minute after it'],
    ['26.10.2025 01:59', '2025-10-25T23:59:00.000Z', 'the last minute that came once'],
    ['26.10.2025 02:30', '2025-10-26T00:30:00.000Z', 'a minute that came twice: the first of them'],
    ['26.10.2025 03:00', '2025-10-26T02:00:00.000Z', 'the first minute after the hour that came twice'],
    ['29.02.2024', '2024-02-28T23:00:00.000Z', 'a leap day'],
  ])('%s is %s (%s)', (local, utc) => {
    expect(format.instant(local)).toBe(utc);
  });

  it.each([
    '30.03.2025 02:30',
    '29.02.2025',
    '31.04.2025',
    '1.1.2025',
    '01.01.25',
    '2025-01-01',
    '01.01.2025 24:00',
    '',
  ])('%s names no instant', (local) => {
    expect(format.instant(local)).toBeUndefined();
  });

  it('keeps its day as a day, whatever UTC says', () => {
    expect(format.day('01.07.2025 00:30')).toBe('2025-07-01');
  });

  it('is read in the format that the mapping names', () => {
    expect(DateFormat.of('YYYY-MM-DDTHH:mm:ss')?.instant('2025-07-01T12:00:05')).toBe(
      '2025-07-01T10:00:05.000Z',
    );
  });

  it.each([
    ['2025-07-01T00:30:05+02:00', '2025-06-30T22:30:05.000Z', '2025-07-01'],
    ['2025-07-01T00:30:05.123+0200', '2025-06-30T22:30:05.123Z', '2025-07-01'],
    ['2025-06-30T22:30:05.123456Z', '2025-06-30T22:30:05.123Z', '2025-07-01'],
    ['2025-07-01T00:30:05+99:00', undefined, undefined],
    ['2025-07-01T00:30:05', undefined, undefined],
  ])('%s with its offset is %s, on the German day %s', (text, instant, day) => {
    const stamped = DateFormat.of('YYYY-MM-DDTHH:mm:ss[.SSS]Z');
    expect([stamped?.instant(text), stamped?.day(text)]).toEqual([instant, day]);
  });

  it('keeps milliseconds of a local time', () => {
    expect(DateFormat.of('YYYY-MM-DD HH:mm:ss,SSS')?.instant('2025-07-01 12:00:05,250')).toBe(
      '2025-07-01T10:00:05.250Z',
    );
  });

  it.each(['DD.MM.', 'DD.MM.YY', 'TT.MM.JJJJ', 'DD.MM.YYYY[ HH:mm'])('%s is no format', (text) => {
    expect(DateFormat.of(text)).toBeUndefined();
  });
});
