import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { segment } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language } from '../page/text.ts';
import { readRights, type Right, type RightsList } from './rights.ts';
import { words } from './words.ts';

/** The requests on the own controller's desk: what is to be decided by due date, then what was decided. */
class RightsListView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly list = new Loaded(this, readRights);
  protected readonly following = new Following(this, 'desk/ticks', () => void this.list.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.list)}</h1>
      <p class="kern-body narrow">${say(words.lead)}</p>
      ${this.list.show(language, (list) => tables(list, language))}`;
  }
}

customElements.define('rights-list', RightsListView);

function tables({ rights, terms }: RightsList, language: Language): TemplateResult {
  const table = (title: string, some: readonly Right[], none: string) =>
    dataTable<Right>(
      title,
      [
        { head: words.right[language], cell: ({ kind }) => terms.kinds[kind]?.[language] ?? kind },
        { head: words.file[language], cell: ({ reference }) => reference ?? words.noFile[language] },
        { head: words.received[language], cell: ({ receivedAt }) => day(receivedAt, language) },
        { head: words.due[language], cell: (one) => dueSaid(one, language) },
        { head: words.state[language], cell: (one) => stateSaid(one, terms, language) },
        { head: words.look[language], cell: (one) => linkTo(one, terms, language) },
      ],
      some,
      none,
    );
  const open = rights.filter(({ state }) => state !== 'decided');
  const decided = rights.filter(({ state }) => state === 'decided');
  return html`<h2 class="kern-heading-medium">${words.toDecide[language]}</h2>
    ${table(words.toDecide[language], open, words.noneToDecide[language])}
    <h2 class="kern-heading-medium">${words.decidedOnes[language]}</h2>
    ${table(words.decidedOnes[language], decided, words.noneDecided[language])}`;
}

/** The due date, with a word where it has passed. */
export function dueSaid({ dueAt, isOverdue }: Right, language: Language): TemplateResult {
  return html`${day(dueAt, language)}
  ${
    isOverdue
      ? html`<span class="kern-badge kern-badge--danger"
          ><span class="kern-label">${words.overdue[language]}</span></span
        >`
      : nothing
  }`;
}

/** How far it is, and what was proposed or decided. */
export function stateSaid(
  { state, decision = '' }: Right,
  terms: RightsList['terms'],
  language: Language,
): string {
  const said = terms.decisions[decision]?.[language];
  return said === undefined ? words[state][language] : `${words[state][language]}: ${said}`;
}

function linkTo(
  { reference, request, kind }: Right,
  terms: RightsList['terms'],
  language: Language,
): TemplateResult | typeof nothing {
  if (reference === undefined) return nothing;
  return html`<a class="kern-link rights-link" href=${`#/rights/${segment(reference)}/${segment(request)}`}
    >${words.look[language]}<span class="rights-hidden"
      >: ${terms.kinds[kind]?.[language] ?? kind}, ${reference}</span
    ></a
  >`;
}
