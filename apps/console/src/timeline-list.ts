import { html, nothing, type TemplateResult } from 'lit';
import { day, month } from './dates.ts';
import type { EntryField, Timeline, TimelineEntry } from './desk.ts';
import { words, type Language } from './language.ts';

const badges = { statutory: 'kern-badge--info', consent: 'kern-badge--success' } as const;

/** The entries, newest first, grouped by month under real headings; entries without a visible date come last. */
export function timelineList(timeline: Timeline, language: Language): TemplateResult {
  if (timeline.entries.length === 0) return html`<p class="kern-body empty">${words.empty[language]}</p>`;
  const newestFirst = timeline.entries.toSorted((one, other) =>
    (other.happenedAt ?? '').localeCompare(one.happenedAt ?? ''),
  );
  const months = Map.groupBy(newestFirst, (one) =>
    one.happenedAt ? month(one.happenedAt, language) : words.noDate[language],
  );
  return html`${[...months].map(
    ([title, entries]) => html`
      <h3 class="kern-heading-small month">${title}</h3>
      <ol class="timeline" reversed>
        ${entries.map((entry) => html`<li>${entryCard(entry, language)}</li>`)}
      </ol>
    `,
  )}`;
}

function entryCard(entry: TimelineEntry, language: Language): TemplateResult {
  return html`
    <article class="entry entry--${entry.basis.kind}" data-type=${entry.type} data-basis=${entry.basis.kind}>
      <h4 class="entry__title">${entry.title[language]}</h4>
      <p class="kern-body">${datesOf(entry, language)}${entry.agencyName[language]}</p>
      ${entry.corrects ? html`<p class="kern-body kern-body--small">${words.corrects[language]}</p>` : nothing}
      ${entry.disputed ? html`<p class="kern-body kern-body--small">${words.disputed[language]}</p>` : nothing}
      ${entry.inDoubt ? doubtBadge(entry.inDoubt, language) : nothing}
      ${entry.fields.length > 0 ? fieldList(entry, language) : nothing}
      <p class="kern-body kern-body--small basis">
        ${entry.basis.kind === 'own' ? nothing : basisBadge(entry.basis.kind, language)}
        <span><span class="kern-sr-only">${words.why[language]}: </span>${entry.basis.text[language]}</span>
      </p>
    </article>
  `;
}

/** Words before colours: it says which kind of basis it is. */
function basisBadge(kind: keyof typeof badges, language: Language): TemplateResult {
  return html`<span class="kern-badge kern-badge--small ${badges[kind]}">
    <span class="kern-label kern-label--small">${words[kind][language]}</span>
  </span>`;
}

/** Nobody else sees an own entry that a stolen key signed: the badge bears the code, the sentence says what to do. */
function doubtBadge(
  { code, state, text }: NonNullable<TimelineEntry['inDoubt']>,
  language: Language,
): TemplateResult {
  return html`<p class="kern-body kern-body--small" data-doubt=${state}>
    <span class="kern-badge kern-badge--small kern-badge--warning"
      ><span class="kern-label kern-label--small">${code}</span></span
    >
    ${text[language]}
  </p>`;
}

/** When it happened and, on another day, when it was recorded. */
function datesOf({ happenedAt, recordedAt }: TimelineEntry, language: Language): TemplateResult {
  const happened = happenedAt && day(happenedAt, language);
  const recorded = recordedAt && day(recordedAt, language);
  const later = recorded !== undefined && recorded !== happened;
  return html`${happened ? html`<time datetime=${happenedAt}>${happened}</time> · ` : nothing}${
    later ? html`<span class="entry__recorded">${words.recordedOn[language]} ${recorded}</span> · ` : nothing
  }`;
}

function fieldList(entry: TimelineEntry, language: Language): TemplateResult {
  return html`
    <dl class="fields" aria-label=${words.details[language]}>
      ${entry.fields.map(
        (field) =>
          html`<div>
            <dt>${field.label[language]}</dt>
            <dd>${shown(field, language)}</dd>
          </div>`,
      )}
    </dl>
  `;
}

function shown({ value, text }: EntryField, language: Language): string {
  if (text) return text[language];
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return day(value, language);
  if (typeof value === 'boolean')
    return value ? { de: 'ja', en: 'yes' }[language] : { de: 'nein', en: 'no' }[language];
  return Array.isArray(value) ? value.join(', ') : String(value);
}
