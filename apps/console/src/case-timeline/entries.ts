import { html, nothing, type TemplateResult } from 'lit';
import { day, month } from '../dates.ts';
import type { EntryField, Language, TimelineEntry } from './timeline.ts';
import { words } from './words.ts';

/** The entries, newest first, by month under real headings; entries without a visible date come last. */
export function entriesByMonth(entries: readonly TimelineEntry[], language: Language): TemplateResult {
  if (entries.length === 0) return html`<p part="empty">${words.empty[language]}</p>`;
  const newestFirst = entries.toSorted((one, other) =>
    (other.happenedAt ?? '').localeCompare(one.happenedAt ?? ''),
  );
  const months = Map.groupBy(newestFirst, ({ happenedAt }) =>
    happenedAt === undefined ? words.noDate[language] : month(happenedAt, language),
  );
  return html`${[...months].map(
    ([title, ofMonth]) =>
      html`<h3>${title}</h3>
        <ol>
          ${ofMonth.map((entry) => html`<li>${entryOf(entry, language)}</li>`)}
        </ol>`,
  )}`;
}

function entryOf(entry: TimelineEntry, language: Language): TemplateResult {
  return html`<article data-type=${entry.type} data-basis=${entry.basis.kind}>
    <h4>${entry.title[language]}</h4>
    <p>${datesOf(entry, language)}${entry.agencyName[language]}</p>
    ${entry.corrects === undefined ? nothing : html`<p class="note">${words.corrects[language]}</p>`}
    ${entry.disputed ? html`<p class="note">${words.disputed[language]}</p>` : nothing}
    ${
      entry.inDoubt
        ? html`<p class="note" data-doubt=${entry.inDoubt.state}>${entry.inDoubt.text[language]}</p>`
        : nothing
    }
    ${entry.fields.length === 0 ? nothing : fieldsOf(entry.fields, language)}
    <p class="basis"><span>${words.why[language]}: </span>${entry.basis.text[language]}</p>
  </article>`;
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

function fieldsOf(fields: readonly EntryField[], language: Language): TemplateResult {
  return html`<dl aria-label=${words.details[language]}>
    ${fields.map(
      (field) =>
        html`<div>
          <dt>${field.label[language]}</dt>
          <dd>${valueOf(field, language)}</dd>
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
