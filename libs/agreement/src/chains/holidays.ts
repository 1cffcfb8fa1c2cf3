import { getHolidays } from 'feiertagejs';
import { germanDayOf } from '../german-day.ts';

/** The Länder, by the codes of ISO 3166-2:DE. */
export const laender = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HE',
  'HH',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const;

/** One of the Länder. */
export type Land = (typeof laender)[number];

/** Whether a day (`YYYY-MM-DD`) is a holiday that the whole of a Land keeps. */
export type Holidays = (day: string) => boolean;

/** The holidays of a Land, as its law of today and of the years before has them. */
export function holidaysOf(land: Land): Holidays {
  const years = new Map<string, ReadonlySet<string>>();
  return (day) => {
    const year = day.slice(0, 4);
    const days = years.get(year) ?? daysOf(year, land);
    years.set(year, days);
    return days.has(day);
  };
}

/** Each holiday comes as an instant of its German day; as a text it would be that of the machine's time zone. */
function daysOf(year: string, land: Land): ReadonlySet<string> {
  return new Set(getHolidays(year, land).map(({ date }) => germanDayOf(date.toISOString())));
}
