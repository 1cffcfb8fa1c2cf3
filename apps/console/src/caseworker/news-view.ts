import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { day, moment } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import { dueShown, type DueTotals } from './chain-due.ts';
import { caseAtDesk, casePage, type News, type NewsItem } from './casework.ts';
import { words } from './words.ts';

const PAGE = 100;
/** Of one case at once; a case with much that is new must not hide the others. */
const SHOWN = 4;

/** What is new in all of one's cases at once, case by case, and in cases that nobody has taken. */
class NewsView extends LitElement {
  static override properties = { view: { attribute: false }, older: { state: true } };

  declare view: View;
  /** What was asked for beyond the first page, and whether there is still more. */
  declare private older: Pick<News, 'items' | 'more'> | undefined;
  private readonly mine = new Loaded(this, () => readNews('mine'));
  private readonly untaken = new Loaded(this, () => readNews('untaken'));
  private readonly due = new Loaded(this, () => get<DueTotals>('desk/deadlines/totals'));
  protected readonly following = new Following(this, 'desk/ticks', () => this.renew());
  private readonly action = new Action(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private readAgain(): void {
    this.older = undefined;
    for (const list of [this.mine, this.untaken, this.due]) void list.reload();
  }

  private renew(): void {
    this.older = undefined;
    for (const list of [this.mine, this.untaken, this.due]) void list.renew();
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.news)}</h1>
      <p class="kern-body narrow">${say(words.newsLead)}</p>
      ${this.action.shown(language)} ${this.untakenHint()} ${this.dueHint()}
      ${this.mine.show(language, (news) => this.own(news))}
      <h2 class="kern-heading-medium" id="untaken" tabindex="-1">${say(words.untaken)}</h2>
      ${this.untaken.show(language, (news) =>
        news.items.length === 0
          ? html`<p class="kern-body">${say(words.untakenNone)}</p>`
          : html`<div data-news="untaken">${this.byCase(news.items, true)}</div>`,
      )}`;
  }

  /** What nobody looks after stands below a long list, so it is announced above it. */
  private untakenHint(): TemplateResult | typeof nothing {
    const { language, say } = this.view;
    const { items = [], more = false } = this.untaken.value ?? {};
    if (items.length === 0) return nothing;
    return notice(
      'info',
      `${say(words.untaken)}: ${countOf(items, more)[language]}`,
      button(say(words.untakenShow), () => this.querySelector<HTMLElement>('#untaken')?.focus()),
    );
  }

  /** Not read in time, it is left out: the tasks say it too. */
  private dueHint(): TemplateResult | typeof nothing {
    return this.due.value === undefined ? nothing : dueShown(this.due.value, this.view);
  }

  private own(news: News): TemplateResult {
    const { language, say } = this.view;
    const items = [...news.items, ...(this.older?.items ?? [])];
    const { more } = this.older ?? news;
    const since =
      news.readAt === undefined
        ? say(words.newsAll)
        : `${say(words.newsSince)} ${moment(news.readAt, language)}`;
    return html`<h2 class="kern-heading-medium">${since}</h2>
      <p class="kern-body" role="status">
        ${items.length === 0 ? say(words.newsNone) : countOf(items, more)[language]}
      </p>
      ${items.length === 0 ? nothing : this.list(items, more)}`;
  }

  private list(items: readonly NewsItem[], more: boolean): TemplateResult {
    const { say } = this.view;
    return html`<div class="buttons">
        ${button(say(words.newsRead), () => void this.read(items), {
          kind: 'primary',
          busy: this.action.isBusy,
        })}
      </div>
      <div data-news="mine">${this.byCase(items, false)}</div>
      ${more ? button(say(words.newsOlder), () => void this.showOlder(items)) : nothing}`;
  }

  private byCase(items: readonly NewsItem[], canTake: boolean): TemplateResult {
    const cases = Map.groupBy(items, ({ reference }) => reference);
    return html`${[...cases].map(([reference, news]) => this.caseShown(reference, news, canTake))}`;
  }

  private caseShown(reference: string, news: readonly NewsItem[], canTake: boolean): TemplateResult {
    const { say } = this.view;
    const standsInFor = news[0]?.standsInFor;
    return html`<section class="card news-case" data-case=${reference}>
      <h3 class="kern-heading-small">
        <a class="kern-link" href=${casePage(reference)}>${say(words.caseOf)} ${reference}</a>
      </h3>
      ${standsInFor && !canTake ? html`<p class="kern-body">${say(words.standsInFor)} ${standsInFor.join(', ')}.</p>` : nothing}
      ${this.itemsShown(news.slice(0, SHOWN))}
      ${
        news.length <= SHOWN
          ? nothing
          : html`<details>
              <summary class="kern-body">${news.length - SHOWN} ${say(words.newsFurther)}</summary>
              ${this.itemsShown(news.slice(SHOWN))}
            </details>`
      }
      ${canTake ? button(say(words.take), () => void this.take(reference), { about: reference }) : nothing}
    </section>`;
  }

  private itemsShown(items: readonly NewsItem[]): TemplateResult {
    return html`<ul class="news-list">
      ${items.map((item) => html`<li>${this.itemShown(item)}</li>`)}
    </ul>`;
  }

  private itemShown({ title, corrects, agencyName, happenedAt, receivedAt }: NewsItem): TemplateResult {
    const { language, say } = this.view;
    const happened = happenedAt === undefined ? '' : ` ${say(words.happened)} ${day(happenedAt, language)},`;
    return html`<strong>${title[language]}</strong
      >${corrects ? html` (${say(words.corrected)})` : nothing}<br />
      ${agencyName[language]},${happened} ${say(words.came)} ${day(receivedAt, language)}`;
  }

  private async showOlder(items: readonly NewsItem[]): Promise<void> {
    const before = items.at(-1)?.number;
    const { items: next, more } = await readNews('mine', before);
    this.older = { items: [...(this.older?.items ?? []), ...next], more };
  }

  private async read(items: readonly NewsItem[]): Promise<void> {
    const upTo = Math.max(...items.map(({ number }) => number));
    await this.action.run(words.newsReadDone, () => post<Answered>('desk/casework/news/read', { upTo }));
    this.readAgain();
  }

  private async take(reference: string): Promise<void> {
    await this.action.run(words.taken, () => post<Answered>(`${caseAtDesk(reference)}/take`));
    this.readAgain();
  }
}

function readNews(of: 'mine' | 'untaken', before?: number): Promise<News> {
  const older = before === undefined ? '' : `&before=${before}`;
  return get<News>(`desk/casework/news?of=${of}&max=${PAGE}${older}`);
}

/** “3 neue Einträge in 2 Fällen”: what others told, counted one by one. */
function countOf(items: readonly NewsItem[], hasMore: boolean) {
  const entries = items.length;
  const cases = new Set(items.map(({ reference }) => reference)).size;
  return {
    de: `${hasMore ? 'mindestens ' : ''}${entries === 1 ? '1 neuer Eintrag' : `${entries} neue Einträge`} in ${cases === 1 ? '1 Fall' : `${cases} Fällen`}`,
    en: `${hasMore ? 'at least ' : ''}${entries === 1 ? '1 new entry' : `${entries} new entries`} in ${cases === 1 ? '1 case' : `${cases} cases`}`,
  };
}

customElements.define('news-view', NewsView);
