import { html, type TemplateResult } from 'lit';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import type { Language } from '../page/text.ts';
import { isAnswered, type Preview, type PreviewedEntry, type Right } from './rights.ts';
import { fates, words } from './words.ts';

/** What the person would be told and what not, or what a decision concerns: entry by entry, by names of fields and not by what they hold. */
export function previewTable(right: Right, { as, entries }: Preview, language: Language): TemplateResult {
  const title = (isAnswered(right) ? words.preview : words.effect)[language];
  return html`<h2 class="kern-heading-medium">${title}</h2>
    <p class="kern-body narrow">${(as === 'granted' ? words.asGranted : words.asProposed)[language]}</p>
    ${dataTable<PreviewedEntry>(
      title,
      [
        { head: words.entry[language], cell: (entry) => entrySaid(entry, language) },
        {
          head: words.happened[language],
          cell: ({ happenedAt }) => (happenedAt === undefined ? '–' : day(happenedAt, language)),
        },
        { head: words.fields[language], cell: (entry) => fieldsSaid(entry, language) },
        {
          head: words.fate[language],
          cell: ({ fate }) => html`<strong>${fates[fate]?.[language] ?? fate}</strong>`,
        },
      ],
      entries,
      words.noEntries[language],
    )}`;
}

/** What an entry is called. */
export function entrySaid({ title }: Pick<PreviewedEntry, 'title'>, language: Language): string {
  return title?.[language] ?? words.foreignEntry[language];
}

function fieldsSaid({ fields = [] }: PreviewedEntry, language: Language): string {
  if (fields.length === 0) return '–';
  return fields
    .map(({ titles, special }) => `${titles[language]}${special ? ` (${words.special[language]})` : ''}`)
    .join(', ');
}
