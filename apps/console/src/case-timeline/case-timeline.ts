import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { moment } from '../dates.ts';
import { entriesByMonth } from './entries.ts';
import { Reading } from './reading.ts';
import { style } from './style.ts';
import type { Fetcher, FetchToken, Language, Timeline } from './timeline.ts';
import { words } from './words.ts';

/**
 * `<case-timeline>`: the timeline of one case inside an agency's own system. The host sets `fetcher` (proxy mode: no token in
 * the browser), or `fetchToken` and `hubUrl` (token mode); all of them properties, so that no token stands in the page.
 */
export class CaseTimeline extends LitElement {
  static override properties = {
    fetcher: { attribute: false },
    fetchToken: { attribute: false },
    hubUrl: { attribute: false },
    language: { attribute: 'lang' },
    timeline: { state: true },
    state: { state: true },
  };
  static override styles = style;

  declare fetcher: Fetcher | undefined;
  declare fetchToken: FetchToken | undefined;
  declare hubUrl: string | undefined;
  declare language: Language | undefined;
  declare private timeline: Timeline | undefined;
  declare private state: 'waiting' | 'reading' | 'read' | 'failed';
  private reading: Reading | undefined;
  private turn = 0;

  constructor() {
    super();
    this.state = 'waiting';
  }

  /** Reads again: an access of its own, recorded at the hub. */
  async reload(): Promise<void> {
    const { reading } = this;
    if (reading === undefined) return;
    const turn = (this.turn += 1);
    this.state = 'reading';
    const read = await reading.read().catch(() => undefined);
    // Another way in was set, or it was read again meanwhile: what came late is dropped.
    if (turn !== this.turn) return;
    this.timeline = read;
    this.state = read === undefined ? 'failed' : 'read';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['fetcher', 'fetchToken', 'hubUrl'].some((name) => changed.has(name))) return;
    const { fetcher, fetchToken, hubUrl } = this;
    // What an earlier way in showed may be another case.
    this.timeline = undefined;
    const isSet = fetcher !== undefined || (fetchToken !== undefined && hubUrl !== undefined);
    this.reading = isSet ? new Reading({ fetcher, fetchToken, hubUrl }) : undefined;
    void this.reload();
  }

  protected override render(): TemplateResult {
    const language: Language = (this.language ?? document.documentElement.lang) === 'en' ? 'en' : 'de';
    const { timeline, state } = this;
    return html`<section lang=${language} aria-busy=${state === 'reading'}>
      <header>
        ${timeline ? html`<p>${words.asOf[language]} ${moment(timeline.asOf, language)}</p>` : nothing}
        <p>${words.recorded[language]}</p>
        <button type="button" @click=${() => this.reload()}>${words.readAgain[language]}</button>
      </header>
      <p role="status">${saidOf(state, language)}</p>
      ${timeline ? entriesByMonth(timeline.entries, language) : nothing}
    </section>`;
  }
}

function saidOf(state: string, language: Language): string {
  if (state === 'reading') return words.loading[language];
  return state === 'failed' ? words.failed[language] : '';
}
