import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Chain } from './course.ts';
import { day, month } from './dates.ts';
import type { EntryField, Gap, Language, TimelineEntry } from './timeline.ts';
import { words } from './words.ts';

/** How the entries are shown. */
export interface Look {
  readonly language: Language;
  readonly newestFirst: boolean;
  /** On paper nothing is folded. */
  readonly onPaper: boolean;
  /** Absent where the host takes no disputes. */
  readonly dispute: ((entry: TimelineEntry) => void) | undefined;
}

/** The entries by month under real headings, as they are ordered. */
export function entriesByMonth(chains: readonly Chain[], look: Look): TemplateResult {
  const months = Map.groupBy(chains, ({ entry: { happenedAt } }) =>
    happenedAt === undefined ? words.noDate[look.language] : month(happenedAt, look.language),
  );
  return html`${repeat(
    months,
    ([title]) => title,
    ([title, ofMonth]) =>
      html`<h3>${title}</h3>
        <ol role="list">
          ${repeat(
            ofMonth,
            ({ entry }) => entry.id,
            (chain) => html`${rowsOf(chain, look)}`,
          )}
        </ol>`,
  )}`;
}

/** The gap lies after its entry in time, so above it when the newest come first. */
function rowsOf({ entry, older, gap }: Chain, look: Look): TemplateResult {
  const gapRow = gap === undefined ? nothing : gapOf(gap, look);
  return html`${look.newestFirst ? gapRow : nothing}
    <li>
      ${entryOf(entry, look)}
      ${
        older.length === 0
          ? nothing
          : html`<details class="older" ?open=${look.onPaper}>
              <summary>${words.older[look.language]}</summary>
              ${older.map((one) => entryOf(one, { ...look, dispute: undefined }))}
            </details>`
      }
    </li>
    ${look.newestFirst ? nothing : gapRow}`;
}

function gapOf({ days, awaited, from, to }: Gap, { language, onPaper }: Look): TemplateResult {
  const said = `${days} ${words.without[language]}`;
  const span = html`${day(from, language)} – ${day(to, language)}`;
  const usual = awaited?.usual;
  const wait =
    awaited === undefined ? nothing : html`; ${words.awaited[language]}: ${awaited.title[language]}`;
  const usually =
    usual === undefined
      ? nothing
      : html` (${words.usual[language]} ${usual.from}–${usual.to} ${words.days[language]})`;
  return html`<li class="gap" data-gap=${days}>
    <details ?open=${onPaper}>
      <summary>${said}${wait}${usually}</summary>
      <p>${span}</p>
      ${usual === undefined ? nothing : html`<p>${words.source[language]}: ${usual.source[language]}</p>`}
    </details>
  </li>`;
}

function entryOf(entry: TimelineEntry, look: Look): TemplateResult {
  const { language } = look;
  const { title, agencyName, basis, purposeTitle } = entry;
  return html`<article data-entry=${entry.id} data-type=${entry.type} data-basis=${basis.kind} tabindex="-1">
    <h4>${title[language]}</h4>
    <p>${datesOf(entry, language)}${agencyName[language]}</p>
    ${notesOf(entry, language)}
    <p class="basis">
      ${words.why[language]}: ${basis.text[language]}
      ${purposeTitle ? html`${words.purpose[language]}: ${purposeTitle[language]}.` : nothing}
    </p>
    <details ?open=${look.onPaper}>
      <summary>${words.details[language]}<span class="unseen">: ${title[language]}</span></summary>
      ${detailsOf(entry, language)}
    </details>
    ${
      look.dispute === undefined || basis.kind === 'own'
        ? nothing
        : html`<button type="button" @click=${() => look.dispute?.(entry)}>
            ${words.dispute[language]}<span class="unseen">: ${title[language]}</span>
          </button>`
    }
  </article>`;
}

function notesOf({ corrects, disputed, inDoubt }: TimelineEntry, language: Language): TemplateResult {
  return html`${corrects === undefined ? nothing : html`<p class="note">${words.corrects[language]}</p>`}
  ${disputed ? html`<p class="note">${words.disputed[language]}</p>` : nothing}
  ${inDoubt ? html`<p class="note" data-doubt=${inDoubt.state}>${inDoubt.text[language]}</p>` : nothing}`;
}

/** When it happened and, on another day, when it was recorded. */
function datesOf({ happenedAt, recordedAt }: TimelineEntry, language: Language): TemplateResult {
  const happened = happenedAt && day(happenedAt, language);
  const recorded = recordedAt && day(recordedAt, language);
  const later = recorded !== undefined && recorded !== happened;
  return html`${happened ? html`<time datetime=${happenedAt}>${happened}</time> · ` : nothing}${
    later ? html`${words.recordedOn[language]} ${recorded} · ` : nothing
  }`;
}

function detailsOf(entry: TimelineEntry, language: Language): TemplateResult {
  const { fields, agencyName, agencyMandate, agencyContact, id } = entry;
  const source = `${agencyName[language]}, ${words.entryNumber[language]} ${id}`;
  const pairs = [
    ...fields.map((field): [string, string] => [field.label[language], valueOf(field, language)]),
    [words.source[language], source] as const,
    ...(agencyMandate ? [[words.task[language], agencyMandate[language]] as const] : []),
    ...(agencyContact ? [[words.contact[language], agencyContact] as const] : []),
  ];
  return html`<dl>
    ${pairs.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function valueOf({ value, text }: EntryField, language: Language): string {
  if (text) return text[language];
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return day(value, language);
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][language];
  return Array.isArray(value) ? value.join(', ') : String(value);
}
