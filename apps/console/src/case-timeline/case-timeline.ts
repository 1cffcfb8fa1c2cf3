import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { courseOf, tidied, type Course } from './course.ts';
import { entriesByMonth } from './entries.ts';
import { filterForm } from './filter-form.ts';
import { signsOfHub } from './following.ts';
import { Live, type OnSign } from './live.ts';
import { Reading } from './reading.ts';
import { style } from './style.ts';
import { dueOf, endedOf, headOf } from './surroundings.ts';
import { save, timelineToPrint } from './taking-along.ts';
import type {
  Exporter,
  Fetcher,
  FetchToken,
  Filters,
  Follow,
  Language,
  Text,
  Timeline,
  TimelineEntry,
} from './timeline.ts';
import { words } from './words.ts';

const PAGE = 20;
const WAYS = ['fetcher', 'fetchToken', 'hubUrl'];

/**
 * `<case-timeline>`: the timeline of one case inside an agency's own system. The host sets `fetcher` (proxy mode: no token in
 * the browser), or `fetchToken` and `hubUrl` (token mode); all of them properties, so that no token stands in the page.
 *
 * @fires filters-changed - after somebody chose a filter; `detail` holds the new filters, for the address of the page
 * @fires dispute-asked - with `disputable`: somebody says that an entry is wrong; `detail` is `{id, title}`
 * @csspart empty - the sentence where nothing is shown
 * @csspart due - deadlines and dates
 * @csspart ended - what is to be used no more
 * @csspart end - the mark at the end
 */
export class CaseTimeline extends LitElement {
  static override properties = {
    fetcher: { attribute: false },
    fetchToken: { attribute: false },
    hubUrl: { attribute: false },
    exporter: { attribute: false },
    follow: { attribute: false },
    reference: { attribute: false },
    purpose: { attribute: false },
    filters: { attribute: false },
    disputable: { attribute: false },
    language: { attribute: 'lang' },
    timeline: { state: true },
    state: { state: true },
    newestFirst: { state: true },
    shown: { state: true },
    onPaper: { state: true },
    said: { state: true },
  };
  static override styles = style;

  /** Proxy mode: reads through the host's own server. */
  declare fetcher: Fetcher | undefined;
  /** Token mode: gets a session from the host's own server. */
  declare fetchToken: FetchToken | undefined;
  /** Token mode: the hub's address. */
  declare hubUrl: string | undefined;
  /** Takes the timeline along as a file; without it there are no files. */
  declare exporter: Exporter | undefined;
  /** Proxy mode: tells when to read again; in token mode the hub does. Should stay the same function. */
  declare follow: Follow | undefined;
  /** The host's own reference number of the case, for the head. */
  declare reference: string | undefined;
  /** For what the case is looked at, for the head. */
  declare purpose: Text | undefined;
  /** What of the timeline is looked at. */
  declare filters: Filters;
  /** Whether the host takes disputes. */
  declare disputable: boolean;
  /** Set by the attribute `lang`; else that of the page. */
  declare language: Language | undefined;
  declare private timeline: Timeline | undefined;
  declare private state: 'waiting' | 'reading' | 'read' | 'failed';
  declare private newestFirst: boolean;
  declare private shown: number;
  declare private onPaper: boolean;
  declare private said: Text | undefined;
  private reading: Reading | undefined;
  private live: Live | undefined;
  private turn = 0;

  constructor() {
    super();
    this.state = 'waiting';
    this.filters = {};
    this.disputable = false;
    this.newestFirst = true;
    this.shown = PAGE;
    this.onPaper = false;
  }

  /** Reads again: an access of its own, recorded at the hub. */
  async reload(): Promise<void> {
    await this.read();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Not the first time, when the properties are still to come.
    if (!this.hasUpdated || this.reading === undefined) return;
    this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live?.stop();
    this.clear();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isNewWay = WAYS.some((name) => changed.has(name));
    if (isNewWay) {
      const { fetcher, fetchToken, hubUrl } = this;
      const isSet = fetcher !== undefined || (fetchToken !== undefined && hubUrl !== undefined);
      // What an earlier way in showed may be another case.
      this.clear();
      this.shown = PAGE;
      this.reading = isSet ? new Reading({ fetcher, fetchToken, hubUrl }) : undefined;
    }
    if (isNewWay) this.begin();
    else if (changed.has('follow')) this.begin(this.live?.wasRead ?? true);
  }

  protected override render(): TemplateResult {
    const { speech: language, timeline, state } = this;
    const course = timeline && courseOf(timeline, this.filters, this.newestFirst);
    return html`<section
      lang=${language}
      aria-label=${[words.timeline[language], this.reference].join(' ').trim()}
      aria-busy=${state === 'reading'}
    >
      <header>${headOf(this, timeline, language)} ${this.tools(language)}</header>
      <p role="status">${this.status(course)}</p>
      ${timeline && course ? this.body(timeline, course, language) : nothing}
    </section>`;
  }

  private get speech(): Language {
    return (this.language ?? document.documentElement.lang) === 'en' ? 'en' : 'de';
  }

  private async read(isUnasked = false): Promise<boolean> {
    const { reading } = this;
    if (reading === undefined) return true;
    return this.taken(reading.read(isUnasked));
  }

  /** What came is shown, unless another way in was set or it was read again meanwhile: then it is dropped. */
  private async taken(reads: Promise<Timeline>): Promise<boolean> {
    const turn = (this.turn += 1);
    this.state = 'reading';
    this.said = undefined;
    const read = await reads.catch(() => undefined);
    if (turn !== this.turn) return true;
    // Nothing old stays: it could be what was withdrawn meanwhile.
    this.timeline = read;
    this.state = read === undefined ? 'failed' : 'read';
    return read !== undefined;
  }

  private clear(): void {
    this.turn += 1;
    this.timeline = undefined;
    this.state = 'waiting';
  }

  /**
   * Reads for the first time; where there are signs it follows them first. `wasRead`: there was a first read, and only the signs
   * are others now; what may have come between those and these is one sign.
   */
  private begin(wasRead = false): void {
    this.live?.stop();
    const { reading, fetcher } = this;
    if (reading === undefined || !this.isConnected) return;
    if (!wasRead) this.state = 'reading';
    const follow = this.follow ?? (fetcher === undefined ? signsOfHub(reading) : undefined);
    const on: OnSign = { read: (isUnasked) => this.read(isUnasked), clear: () => this.clear() };
    this.live = follow && new Live(on, follow, wasRead);
    if (this.live === undefined) void this.read(wasRead);
  }

  private status(course: Course | undefined): string {
    const { speech: language, state, said, shown } = this;
    if (state === 'reading') return words.loading[language];
    if (state === 'failed') return words.failed[language];
    if (said !== undefined) return said[language];
    if (course === undefined || course.all === 0) return '';
    const { length } = course.chains;
    const seen = `${Math.min(shown, length)} ${words.of[language]} ${length} ${words.entries[language]}`;
    return length === course.all ? seen : `${seen} (${words.unfiltered[language]}: ${course.all})`;
  }

  private tools(language: Language): TemplateResult {
    const button = (text: string, click: () => unknown) =>
      html`<button type="button" @click=${click}>${text}</button>`;
    const isRead = this.timeline !== undefined && this.timeline.entries.length > 0;
    const order = words[this.newestFirst ? 'oldestFirst' : 'newestFirst'][language];
    return html`<div class="tools">
      ${button(words.readAgain[language], () => this.read())}
      ${isRead ? button(order, () => (this.newestFirst = !this.newestFirst)) : nothing}
      ${
        isRead
          ? html`<details class="along">
              <summary>${words.takeAlong[language]}</summary>
              <p>${words.takeAlongNote[language]}</p>
              ${button(words.print[language], () => this.print())}
              ${
                this.exporter === undefined
                  ? nothing
                  : (['csv', 'json'] as const).map((format) =>
                      button(format.toUpperCase(), () => this.takeAlong(format)),
                    )
              }
            </details>`
          : nothing
      }
    </div>`;
  }

  private body(timeline: Timeline, { chains, all }: Course, language: Language): TemplateResult {
    const ended = endedOf(timeline.ended ?? [], language);
    if (all === 0)
      return html`<p part="empty">${words.empty[language]}</p>
        ${ended}`;
    const { newestFirst, onPaper } = this;
    const choose = (filters: Filters): void => this.choose(filters);
    const dispute = this.disputable ? (entry: TimelineEntry): void => this.dispute(entry) : undefined;
    const page = onPaper ? chains : chains.slice(0, this.shown);
    return html`${filterForm(timeline.entries, this.filters, { language, choose })}
    ${dueOf(timeline.due ?? [], language)} ${ended}
    ${chains.length === 0 ? html`<p>${words.noMatch[language]}</p>` : nothing}
    ${entriesByMonth(page, { language, newestFirst, onPaper, dispute })}
    ${
      page.length < chains.length
        ? html`<button type="button" @click=${() => this.more()}>${words.more[language]}</button>`
        : html`<p part="end">${words.end[language]}</p>`
    }`;
  }

  /** Who pressed the key goes on reading where the new entries begin. */
  private async more(): Promise<void> {
    const first = this.shown;
    this.shown += PAGE;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('ol > li > article')[first]?.focus();
  }

  private choose(filters: Filters): void {
    this.filters = tidied(filters);
    this.shown = PAGE;
    const detail = this.filters;
    this.dispatchEvent(new CustomEvent('filters-changed', { detail, bubbles: true, composed: true }));
  }

  private dispute({ id, title }: TimelineEntry): void {
    const detail = { id, title };
    this.dispatchEvent(new CustomEvent('dispute-asked', { detail, bubbles: true, composed: true }));
  }

  private async takeAlong(format: 'csv' | 'json'): Promise<void> {
    const { exporter } = this;
    if (exporter === undefined) return;
    this.said = words.loading;
    const saved = await save(exporter, format).catch(() => undefined);
    this.said = words[saved === undefined ? 'notTaken' : 'taken'];
  }

  /** What is printed is read for it, and all of it is. */
  private async print(): Promise<void> {
    const { exporter, reading } = this;
    if (reading === undefined) return;
    if (!(await this.taken(exporter === undefined ? reading.read(false) : timelineToPrint(exporter)))) return;
    this.onPaper = true;
    await this.updateComplete;
    window.print();
    this.onPaper = false;
  }
}
