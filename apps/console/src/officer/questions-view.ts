import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import { moment } from '../page/dates.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language, Text } from '../page/text.ts';
import { type Entry, readTerms, type Terms, wholeList } from './answers.ts';
import { listWords as words } from './list-words.ts';
import { actorSaid, namedIn, shortened } from './named.ts';
import './officer-export.ts';
import { firstDayOf, type RefusedOn, refusedOften } from './refusals-by-day.ts';
import { words as logWords } from './words.ts';

interface Saved {
  readonly title: Text;
  readonly lead: Text;
  readonly href: string;
}

const DAYS = 30;
const MORE_THAN = 5;

const saved: readonly Saved[] = [
  { title: words.refused, lead: words.refusedLead, href: '#/officer/questions/refused' },
  { title: words.idle, lead: words.idleLead, href: '#/officer/questions/idle' },
  { title: words.unused, lead: words.unusedLead, href: '#/officer/consents?unused=90' },
  { title: words.taken, lead: words.takenLead, href: `#/officer?q=${encodeURIComponent('door:export')}` },
  {
    title: words.byConsent,
    lead: words.byConsentLead,
    href: `#/officer?q=${encodeURIComponent('basis:consent')}`,
  },
];

/** The saved questions as cards. */
export function questionCards({ say }: View): TemplateResult {
  return html`<h1 class="kern-heading-large">${say(words.questions)}</h1>
    <p class="kern-body narrow">${say(words.questionsLead)}</p>
    <ul class="cards">
      ${saved.map(
        ({ title, lead, href }) =>
          html`<li class="card">
            <h2 class="kern-heading-small">${say(title)}</h2>
            <p class="kern-body">${say(lead)}</p>
            <a class="kern-link officer-link" href=${href}
              >${say(words.ask)}<span class="officer-hidden">: ${say(title)}</span></a
            >
          </li>`,
      )}
    </ul>`;
}

interface Read {
  readonly terms: Terms;
  readonly refused: readonly RefusedOn[];
}

/** Who was refused more often than five times on one day. */
class RefusedView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly found = new Loaded<Read>(this, async () => {
    const q = `created:>=${firstDayOf(DAYS, new Date())}`;
    const [terms, entries] = await Promise.all([readTerms(), wholeList<Entry>('refusals', { q })]);
    return { terms, refused: refusedOften(entries, MORE_THAN) };
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.refused)}</h1>
      <p class="kern-body narrow">${say(words.refusedLead)}</p>
      ${this.found.show(language, (read) => refusedTable(read, language))}`;
  }
}

customElements.define('officer-refused', RefusedView);

function refusedTable({ terms, refused }: Read, language: Language): TemplateResult {
  const named = namedIn(terms, language);
  return dataTable<RefusedOn>(
    words.refused[language],
    [
      { head: words.day[language], cell: ({ day }) => day },
      {
        head: logWords.who[language],
        cell: (one) => html`${named.agency(one.recipient)}, ${actorSaid(one, language)}`,
      },
      { head: words.count[language], cell: ({ count }) => count, numeric: true },
      {
        head: words.look[language],
        cell: (one) =>
          html`<a class="kern-link officer-link" href=${`#/officer?q=${encodeURIComponent(searchFor(one))}`}
            >${words.look[language]}<span class="officer-hidden">: ${one.day}, ${one.actor}</span></a
          >`,
      },
    ],
    refused,
    words.noneFound[language],
  );
}

function searchFor({ day, recipient, actor }: RefusedOn): string {
  return `recipient:${recipient} actor:${actor} decision:deny created:${day}`;
}

interface Idle {
  readonly at: string;
  readonly door: string;
  readonly agency: string;
  readonly actor: string;
  readonly case?: string;
}

/** Reads by own staff after which nothing followed. */
class IdleView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly found = new Loaded(this, async () => {
    const days = String(DAYS);
    const [terms, idle] = await Promise.all([readTerms(), wholeList<Idle>('reads-without-event', { days })]);
    return { terms, idle };
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.idle)}</h1>
      <p class="kern-body narrow">${say(words.idleLead)}</p>
      ${this.found.show(
        language,
        ({ terms, idle }) =>
          html`${idleTable(idle, terms, language)}
            <officer-export
              .of=${'reads-without-event'}
              .narrowed=${{ days: String(DAYS) }}
              .language=${language}
            ></officer-export>`,
      )}`;
  }
}

customElements.define('officer-idle', IdleView);

function idleTable(idle: readonly Idle[], terms: Terms, language: Language): TemplateResult {
  const named = namedIn(terms, language);
  return dataTable<Idle>(
    words.idle[language],
    [
      { head: logWords.at[language], cell: ({ at }) => moment(at, language) },
      {
        head: logWords.who[language],
        cell: (one) => html`${named.agency(one.agency)}, ${actorSaid(one, language)}`,
      },
      {
        head: logWords.case[language],
        cell: ({ case: handle = '' }) => html`<span class="code" title=${handle}>${shortened(handle)}</span>`,
      },
    ],
    idle,
    words.noneFound[language],
  );
}
