import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { get } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { moment } from '../page/dates.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import type { Language, Text } from '../page/text.ts';
import { registerWords as words } from './register-words.ts';

interface Alarm {
  readonly alarm: number;
  readonly code: string;
  readonly text: Text;
  readonly raisedAt: string;
  readonly overAt?: string;
  readonly count: number;
}

interface Ledger {
  readonly head?: {
    readonly origin: string;
    readonly size: number;
    readonly note: string;
    readonly seenAt: string;
    readonly cosignature?: string;
  };
  readonly proven: number;
  readonly unproven: number;
  readonly alarms: readonly Alarm[];
  readonly restart?: { readonly text: Text };
}

/** What the own agency has verified of the hub's ledger, and its alarms in words. */
class LedgerView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly ledger = new Loaded(this, () => get<Ledger>('desk/ledger'));
  protected readonly following = new Following(this, 'desk/ticks', () => void this.ledger.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.ledger)}</h1>
      <p class="kern-body narrow">${say(words.ledgerLead)}</p>
      ${this.ledger.show(language, (ledger) => ledgerShown(ledger, language))}`;
  }
}

customElements.define('officer-ledger', LedgerView);

function ledgerShown(
  { head, proven, unproven, alarms, restart }: Ledger,
  language: Language,
): TemplateResult {
  const isOpen = alarms.some(({ overAt }) => overAt === undefined);
  return html`${notice(isOpen ? 'danger' : 'success', (isOpen ? words.alarming : words.calm)[language])}
    ${restart === undefined ? nothing : notice('warning', words.restarted[language], restart.text[language])}
    <h2 class="kern-heading-medium">${words.head[language]}</h2>
    ${
      head === undefined
        ? html`<p class="kern-body">${words.noHead[language]}</p>`
        : html`<dl class="kern-description-list">
              ${fact(words.size[language], head.size)}
              ${fact(words.seen[language], moment(head.seenAt, language))}
              ${fact(
                words.cosigned[language],
                (head.cosignature === undefined ? words.no : words.yes)[language],
              )}
              ${fact(words.proven[language], proven)} ${fact(words.unproven[language], unproven)}
            </dl>
            <details>
              <summary class="officer-link">${words.note[language]}</summary>
              <pre class="code officer-note" tabindex="0">${head.note}</pre>
            </details>`
    }
    <h2 class="kern-heading-medium">${words.alarms[language]}</h2>
    ${alarmsTable(alarms, language)}`;
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">${name}</dt>
    <dd class="kern-description-list-item__value">${value}</dd>
  </div>`;
}

function alarmsTable(alarms: readonly Alarm[], language: Language): TemplateResult {
  return dataTable<Alarm>(
    words.alarms[language],
    [
      {
        head: words.alarm[language],
        cell: ({ code, text }) => html`${text[language]} <span class="code">(${code})</span>`,
      },
      { head: words.raised[language], cell: ({ raisedAt }) => moment(raisedAt, language) },
      {
        head: words.state[language],
        cell: ({ overAt }) =>
          overAt === undefined
            ? html`<strong>${words.open[language]}</strong>`
            : `${words.over[language]} ${moment(overAt, language)}`,
      },
    ],
    alarms,
    words.noAlarms[language],
  );
}
