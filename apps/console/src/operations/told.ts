import { html, type TemplateResult } from 'lit';
import { moment } from '../page/dates.ts';
import type { Language, Text } from '../page/text.ts';
import { words } from './words.ts';

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/** Adapters ask so often that below this a number would only flicker. */
const MOMENT_SECONDS = 5;

/** How long ago an instant was, in words; both instants are the hub's, so that no clock of a browser matters. */
export function ago(instant: string, now: string, language: Language): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(instant)) / 1_000));
  if (seconds < MOMENT_SECONDS) return words.justNow[language];
  const [unit, size] = STEPS.find(([, step]) => seconds >= step) ?? (['second', 1] as const);
  const inWords = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  return inWords.format(-Math.floor(seconds / size), unit);
}

/** An instant: how long ago, and exactly. */
export function since(instant: string, now: string, language: Language): TemplateResult {
  return html`<time datetime=${instant}>${ago(instant, now, language)}</time>
    <span class="kern-body--small">(${moment(instant, language)})</span>`;
}

/** Counts of codes below each other, the largest first. */
export function counts(
  byCode: Readonly<Record<string, number>>,
  language: Language,
): TemplateResult | string {
  const rows = Object.entries(byCode).toSorted(([, one], [, other]) => other - one);
  if (rows.length === 0) return words.none[language];
  return html`<ul class="codes">
    ${rows.map(([code, count]) => html`<li>${number(count, language)} × <span class="code">${code}</span></li>`)}
  </ul>`;
}

/** A number as people of the language write it. */
export function number(count: number, language: Language): string {
  return count.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');
}

/** A name from a list of words; what the list does not know stays as it is. */
export function named(list: Readonly<Record<string, Text>>, name: string, language: Language): string {
  return list[name]?.[language] ?? name;
}
