import { html, nothing, type TemplateResult } from 'lit';
import { day, moment } from './dates.ts';
import type { CaseContact, Due, Ended, Language, Text, Timeline, TimelineEntry } from './timeline.ts';
import { words } from './words.ts';

/** What the host says about the case that is open. */
export interface Opened {
  readonly reference: string | undefined;
  readonly purpose: Text | undefined;
}

/** Whose case, for what, as of when, from whom, to whom one turns; and that the look is recorded. */
export function headOf(
  { reference, purpose }: Opened,
  timeline: Timeline | undefined,
  language: Language,
): TemplateResult {
  const agencies = agenciesIn(timeline?.entries ?? []).map(({ agencyName }) => agencyName[language]);
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.case[language], reference],
    [words.purpose[language], purpose?.[language]],
    [words.asOf[language], timeline && moment(timeline.asOf, language)],
    [words.agencies[language], listed(agencies)],
    [
      words.caseContact[language],
      listed((timeline?.contacts ?? []).map((one) => contactText(one, language))),
    ],
  ];
  return html`<dl class="head">
      ${lines.map(([label, value]) =>
        value === undefined
          ? nothing
          : html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>
    <p>${words.recorded[language]}</p>`;
}

function listed(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join(', ');
}

/** “Jobcenter (Teamleitung)”, “Ihre Stelle: Jobcenter (Teamleitung)” */
function contactText({ agencyName, contactFunction, isOwn }: CaseContact, language: Language): string {
  const whose = isOwn ? `${words.ownAgency[language]}: ` : '';
  return `${whose}${agencyName[language]}${contactFunction ? ` (${contactFunction})` : ''}`;
}

/** One entry of each agency, by name. */
export function agenciesIn(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const byAgency = new Map(entries.map((entry) => [entry.agency, entry]));
  return [...byAgency.values()].toSorted((one, other) =>
    one.agencyName.de.localeCompare(other.agencyName.de),
  );
}

/** What is due, soonest first, in words. */
export function dueOf(due: readonly Due[], language: Language): TemplateResult | typeof nothing {
  if (due.length === 0) return nothing;
  return html`<section part="due" aria-label=${words.due[language]}>
    <h3>${words.due[language]}</h3>
    <ul role="list">
      ${due.map(
        ({ label, entryTitle, on, inDays }) =>
          html`<li>
            ${label[language]}: <time datetime=${on}>${day(on, language)}</time> (${whenOf(inDays, language)};
            ${entryTitle[language]})
          </li>`,
      )}
    </ul>
  </section>`;
}

function whenOf(inDays: number, language: Language): string {
  if (inDays === 0) return words.today[language];
  const word = words[inDays > 0 ? 'inDays' : 'overdue'][language];
  return `${word} ${Math.abs(inDays)} ${words.dueDays[language]}`;
}

/** What the agency was told to use no more; why, nobody was told. */
export function endedOf(ended: readonly Ended[], language: Language): TemplateResult | typeof nothing {
  if (ended.length === 0) return nothing;
  return html`<div part="ended">
    ${ended.map(({ at, kind, ids }) => {
      const word = words[kind === 'erase' ? 'erased' : 'stopped'][language];
      const why = kind === 'erase' ? ` (${words.erasedWhy[language]})` : '';
      return html`<p>${word} ${day(at, language)}${why}: ${ids.length} ${words.told[language]}.</p>`;
    })}
  </div>`;
}
