import type { YamlSection } from '../config/yaml-section.ts';
import { DateFormat } from './local-time.ts';

const FALLBACK = DateFormat.of('YYYY-MM-DD') as DateFormat;

/** Reads a date format such as `DD.MM.YYYY[ HH:mm]`; after a fault some format, as the mapping is not used then. */
export function readDateFormat(section: YamlSection, key: string): DateFormat {
  const fix = 'write it with YYYY, MM, DD and perhaps HH, mm, ss, e.g. DD.MM.YYYY[ HH:mm]';
  const text = section.text(key, { fix });
  const format = DateFormat.of(text);
  if (text !== '' && format === undefined)
    section.fault(key, 'DATE_FORMAT_UNKNOWN', `${text} is not a date format`, fix);
  return format ?? FALLBACK;
}
