import type { Titles } from '#catalogue';
import { catalogueEntry, titleOf } from '#catalogue';
import { dayAfter } from '../chains/deadline.ts';
import { paragraphInGerman } from '../papers/german-law.ts';
import { dayOf } from './conflict-entry.ts';
import type { ConflictShown } from './conflict-shown.ts';
import type { Span } from './span.ts';

/** One side of a conflict: what began it, and the field that names the day on which it begins, where the rule has one. */
export interface ConflictBegun extends Pick<Span, 'entry' | 'from'> {
  readonly firstDay: string | undefined;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * What conflicts, since when and under which paragraph, in one sentence; a second one where an entry is disputed. Where an entry names
 * the day on which it begins, that day stands beside its own: else the sentence would leave open why they meet only then.
 */
export function conflictSentence(
  found: Omit<ConflictShown, 'sentence'>,
  [one, other]: readonly [ConflictBegun, ConflictBegun],
): Titles {
  const { titles, paragraph, disputed } = found;
  const when = whenOf(found);
  const ground =
    paragraph === undefined
      ? { de: '', en: '' }
      : { de: ` (${paragraphInGerman(paragraph)})`, en: ` (${paragraph})` };
  const dispute = disputed
    ? {
        de: ' Mindestens einer der Einträge wird bestritten.',
        en: ' At least one of the entries is disputed.',
      }
    : { de: '', en: '' };
  const [first, second] = [named(one), named(other)];
  return {
    de: `${titles.de}: ${first.de} und ${second.de} ${when.de}${ground.de}.${dispute.de}`,
    en: `${titles.en}: ${first.en} and ${second.en} ${when.en}${ground.en}.${dispute.en}`,
  };
}

function named(begun: ConflictBegun): Titles {
  const { entry } = begun;
  const { de, en } = titleOf(entry.type);
  const day = dayOf(entry);
  const begins = beginningOf(begun);
  if (day === undefined) return { de: `„${de}“${begins.de}`, en: `“${en}”${begins.en}` };
  return {
    de: `„${de}“ vom ${inGerman(day)}${begins.de}`,
    en: `“${en}” of ${inEnglish(day)}${begins.en}`,
  };
}

/** “ (Beginn: 16.03.2026)”; nothing where it begins on the day of the entry, or the entry does not show another. */
function beginningOf({ entry, from, firstDay }: ConflictBegun): Titles {
  const isNamed = firstDay !== undefined && entry.fields[firstDay] === from && from !== dayOf(entry);
  const titles = catalogueEntry(entry.type)?.fields.find(({ name }) => name === firstDay)?.titles;
  if (!isNamed || from === undefined || titles === undefined) return { de: '', en: '' };
  return { de: ` (${titles.de}: ${inGerman(from)})`, en: ` (${titles.en}: ${inEnglish(from)})` };
}

function whenOf({ state, since, until }: Omit<ConflictShown, 'sentence'>): Titles {
  if (since === undefined) return { de: 'treffen zusammen', en: 'coincide' };
  if (state === 'ahead')
    return {
      de: `treffen ab dem ${inGerman(since)} zusammen`,
      en: `will coincide from ${inEnglish(since)}`,
    };
  if (state === 'standing' || until === undefined)
    return {
      de: `treffen seit dem ${inGerman(since)} zusammen`,
      en: `have coincided since ${inEnglish(since)}`,
    };
  const last = dayAfter(until, -1);
  if (last === since)
    return { de: `trafen am ${inGerman(since)} zusammen`, en: `coincided on ${inEnglish(since)}` };
  return {
    de: `trafen vom ${inGerman(since)} bis zum ${inGerman(last)} zusammen`,
    en: `coincided from ${inEnglish(since)} to ${inEnglish(last)}`,
  };
}

function inGerman(day: string): string {
  return day.split('-').toReversed().join('.');
}

function inEnglish(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}
