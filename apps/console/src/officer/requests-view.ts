import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language } from '../page/text.ts';
import { wholeList } from './answers.ts';
import { listWords as words, requestWords } from './list-words.ts';
import { shortened } from './named.ts';
import './officer-export.ts';
import { words as logWords } from './words.ts';

/** The own controller's part of a person's request. */
interface Request {
  readonly case: string;
  readonly request: string;
  readonly kind: string;
  readonly state: string;
  readonly receivedAt: string;
  readonly dueAt: string;
}

/** What persons asked for, the most urgent first. */
class RequestsView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly found = new Loaded(this, () => wholeList<Request>('requests'));

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.requests)}</h1>
      <p class="kern-body narrow">${say(words.requestsLead)}</p>
      ${this.found.show(
        language,
        (requests) =>
          html`${requestsTable(requests.toSorted(byUrgency), language)}
            <officer-export .of=${'requests'} .language=${language}></officer-export>`,
      )}`;
  }
}

customElements.define('officer-requests', RequestsView);

function byUrgency(one: Request, other: Request): number {
  const decided = Number(one.state === 'decided') - Number(other.state === 'decided');
  return decided !== 0 ? decided : one.dueAt.localeCompare(other.dueAt);
}

function requestsTable(requests: readonly Request[], language: Language): TemplateResult {
  const said = (code: string) => requestWords[code]?.[language] ?? code;
  return dataTable<Request>(
    words.requests[language],
    [
      { head: words.kind[language], cell: ({ kind }) => said(kind) },
      { head: words.status[language], cell: ({ state }) => said(state) },
      { head: words.received[language], cell: ({ receivedAt }) => day(receivedAt, language) },
      { head: words.due[language], cell: (one) => dueSaid(one, language) },
      {
        head: logWords.case[language],
        cell: ({ case: handle }) => html`<span class="code" title=${handle}>${shortened(handle)}</span>`,
      },
    ],
    requests,
    words.noRequests[language],
  );
}

function dueSaid({ dueAt, state }: Request, language: Language): TemplateResult {
  const isOverdue = state !== 'decided' && Date.parse(dueAt) < Date.now();
  return html`${day(dueAt, language)}
  ${isOverdue ? html`<span class="kern-badge kern-badge--danger"><span class="kern-label">${words.overdue[language]}</span></span>` : ''}`;
}
