import { html, nothing, type TemplateResult } from 'lit';
import { isNarrowed } from './course.ts';
import { agenciesIn } from './surroundings.ts';
import type { Filters, Language, TimelineEntry } from './timeline.ts';
import { words } from './words.ts';

type Choice = readonly [value: string, name: string];

/** Agency, theme and period; what may be chosen is what the visible entries hold. */
export function filterForm(
  entries: readonly TimelineEntry[],
  filters: Filters,
  { language, choose }: { readonly language: Language; readonly choose: (filters: Filters) => void },
): TemplateResult {
  const set = (name: keyof Filters) => (event: Event) =>
    choose({ ...filters, [name]: (event.target as HTMLInputElement | HTMLSelectElement).value });
  const select = (name: 'agency' | 'theme', choices: readonly Choice[]) =>
    html`<label
      >${words[name][language]}
      <select @change=${set(name)}>
        <option value="" ?selected=${!filters[name]}>${words.all[language]}</option>
        ${choices.map(
          ([value, title]) =>
            html`<option value=${value} ?selected=${value === filters[name]}>${title}</option>`,
        )}
      </select></label
    >`;
  const date = (name: 'from' | 'to') =>
    html`<label
      >${words[name][language]} <input type="date" .value=${filters[name] ?? ''} @change=${set(name)}
    /></label>`;
  return html`<fieldset class="tools">
    <legend>${words.filter[language]}</legend>
    ${select(
      'agency',
      agenciesIn(entries).map(({ agency, agencyName }) => [agency, agencyName[language]]),
    )}
    ${select('theme', themesIn(entries, language))} ${date('from')} ${date('to')}
    ${
      isNarrowed(filters)
        ? html`<button type="button" @click=${() => choose({})}>${words.clear[language]}</button>`
        : nothing
    }
  </fieldset>`;
}

function themesIn(entries: readonly TimelineEntry[], language: Language): readonly Choice[] {
  const titles = new Map(
    entries.map(({ theme = '', themeTitle }) => [theme, themeTitle?.[language] ?? theme]),
  );
  titles.delete('');
  return [...titles].toSorted(([, one], [, other]) => one.localeCompare(other));
}
