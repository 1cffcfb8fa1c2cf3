import type { YamlSection } from '../config/yaml-section.ts';
import { contradict, DateFormats } from './date-formats.ts';

const FALLBACK = DateFormats.of(['YYYY-MM-DD']) as DateFormats;
const FIX = 'write it with YYYY, MM, DD and perhaps HH, mm, ss, SSS, Z, e.g. DD.MM.YYYY[ HH:mm]';

/** Reads a date format such as `DD.MM.YYYY[ HH:mm]`, or a list of them; after a fault some format, as the mapping is not used then. */
export function readDateFormat(section: YamlSection, key: string): DateFormats {
  const texts = section.texts(key, { least: 1, fix: FIX });
  const wrong = texts.find((text) => text !== '' && DateFormats.of([text]) === undefined);
  if (wrong !== undefined) section.fault(key, 'DATE_FORMAT_UNKNOWN', `${wrong} is not a date format`, FIX);
  const rivals = texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => (contradict(one, other) ? [`${one} and ${other}`] : [])),
  );
  for (const pair of rivals) {
    const reason = `${pair} read the same digits as different dates`;
    section.fault(key, 'DATE_FORMATS_CONTRADICT', reason, 'name the one in which the system writes');
  }
  return DateFormats.of(texts) ?? FALLBACK;
}
