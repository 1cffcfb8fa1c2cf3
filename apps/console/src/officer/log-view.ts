import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import { moment } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { problemShown } from '../page/notice.ts';
import { keepInAddress } from '../page/route.ts';
import type { Language } from '../page/text.ts';
import { type Entry, listPage, type ListPage, readTerms, type Terms } from './answers.ts';
import { actorSaid, basisSaid, namedIn, shortened } from './named.ts';
import './officer-export.ts';
import { searchFields } from './search-fields.ts';
import { type Filters, filtersIn, searchText } from './search-text.ts';
import { doors, words } from './words.ts';

/** The access log: a form that writes the search and shows it, what was found, and the whole list to take along. */
class LogView extends LitElement {
  static override properties = {
    view: { attribute: false },
    q: { attribute: false },
    filters: { state: true },
    problem: { state: true },
  };

  declare view: View;
  /** The search that the address names. */
  declare q: string;
  declare private filters: Filters;
  /** Why the following page is not there. */
  declare private problem: unknown;

  private readonly terms = new Loaded<Terms>(this, readTerms);
  private readonly found = new Loaded<ListPage<Entry>>(this, () => this.search());

  constructor() {
    super();
    this.q = '';
    this.filters = {};
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    this.filters = filtersIn(this.q);
    super.connectedCallback();
  }

  private async search(): Promise<ListPage<Entry>> {
    const { answer } = await listPage<Entry>('search', { q: this.q });
    return answer;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.q = searchText(this.filters);
    keepInAddress({ q: this.q });
    this.problem = undefined;
    await this.found.reload();
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-found], [data-said]')?.focus();
  }

  private async more(): Promise<void> {
    const { value } = this.found;
    if (value?.next === undefined) return;
    try {
      const { answer } = await listPage<Entry>('search', { q: this.q, after: value.next });
      this.found.value = { ...answer, asOf: value.asOf, items: [...value.items, ...answer.items] };
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { language } = this.view;
    return html`<h1 class="kern-heading-large">${words.log[language]}</h1>
      <p class="kern-body narrow">${words.logLead[language]}</p>
      ${this.terms.show(language, (terms) => html`${this.form(terms, language)} ${this.list(terms, language)}`)}`;
  }

  private form(terms: Terms, language: Language): TemplateResult {
    const change = (over: Filters) => (this.filters = { ...this.filters, ...over });
    return html`<p class="kern-body">
        ${words.scope[language]}: <strong>${terms.controller.titles[language]}</strong>
      </p>
      <form class="stack screen-only" role="search" @submit=${(event: Event) => this.submit(event)}>
        ${searchFields({ terms, language, filters: this.filters, change })}
        <div class="buttons">
          <button type="submit" class="kern-btn kern-btn--primary" ?disabled=${this.found.isReading}>
            <span class="kern-label">${words.search[language]}</span>
          </button>
          ${button(words.reset[language], () => (this.filters = {}), { kind: 'tertiary' })}
        </div>
        <p class="kern-body kern-body--small">${words.keep[language]}</p>
      </form>`;
  }

  private list(terms: Terms, language: Language): TemplateResult {
    return this.found.show(
      language,
      ({ asOf, items, next }) => html`
        <h2 class="kern-heading-medium" tabindex="-1" data-found>${words.found[language]}</h2>
        <p class="kern-body" role="status">
          ${items.length} ${words.shown[language]}. ${next === undefined ? words.end[language] : ''}
          ${words.asOf[language]}: ${moment(asOf, language)}
        </p>
        <p class="print-only code">${this.q}</p>
        ${entriesTable(items, terms, language)}
        ${this.problem === undefined ? nothing : problemShown(this.problem, language)}
        <div class="buttons">
          ${next === undefined ? nothing : button(words.more[language], () => void this.more())}
          ${button(words.print[language], () => window.print(), { kind: 'tertiary' })}
        </div>
        <officer-export .of=${'search'} .narrowed=${{ q: this.q }} .language=${language}></officer-export>
      `,
    );
  }
}

customElements.define('officer-log', LogView);

/** Rows of the access log as a table; each leads to its explanation. */
export function entriesTable(items: readonly Entry[], terms: Terms, language: Language): TemplateResult {
  const named = namedIn(terms, language);
  return dataTable<Entry>(
    words.found[language],
    [
      {
        head: words.at[language],
        cell: (entry) => html`${moment(entry.at, language)}<br />${explainLink(entry, language)}`,
      },
      {
        head: words.who[language],
        cell: (entry) => html`${named.agency(entry.recipient)}<br />${actorSaid(entry, language)}`,
      },
      {
        head: words.what[language],
        cell: ({ eventType, door }) => html`${named.type(eventType)}<br />${doors[door]?.[language] ?? door}`,
      },
      { head: words.ofWhom[language], cell: ({ sender }) => named.agency(sender) },
      {
        head: words.whyHead[language],
        cell: (entry) => html`${named.purpose(entry.purpose)}<br />${basisSaid(entry, named, language)}`,
      },
      { head: words.decision[language], cell: (entry) => decisionSaid(entry, language) },
      {
        head: words.case[language],
        cell: ({ case: handle = '' }) => html`<span class="code" title=${handle}>${shortened(handle)}</span>`,
      },
    ],
    items,
    words.nothing[language],
  );
}

function decisionSaid({ decision, code, abandoned }: Entry, language: Language): TemplateResult {
  return html`<strong>${words[decision][language]}</strong> ${
      code === undefined ? nothing : html`<br /><span class="code">${code}</span>`
    }
    ${abandoned ? html`<br />${words.abandoned[language]}` : nothing}`;
}

function explainLink({ entry, at, decision }: Entry, language: Language): TemplateResult | typeof nothing {
  if (decision === 'deny') return nothing;
  return html`<a class="kern-link officer-link" href=${`#/officer/entry/${entry}`}
    >${words.explain[language]}<span class="officer-hidden">: ${moment(at, language)}</span></a
  >`;
}
