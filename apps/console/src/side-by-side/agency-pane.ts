import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../case-timeline/main.ts';
import type { CaseTimeline } from '../case-timeline/case-timeline.ts';
import type { Fetcher } from '../case-timeline/timeline.ts';
import { button, selectField } from '../page/fields.ts';
import { sayIn, type Language } from '../page/text.ts';
import './consent-list.ts';
import type { Desk } from './demonstration.ts';
import { DeskProblem, readConsents, readTimeline, type Consent } from './desk.ts';
import { words } from './words.ts';

let panes = 0;

/** One agency's view of one case: its timeline with the basis of each entry, and the consents it recorded. */
class AgencyPane extends LitElement {
  static override properties = {
    agencies: { attribute: false },
    agency: { attribute: false },
    reference: { attribute: false },
    language: { attribute: false },
    turn: { attribute: false },
    fetcher: { state: true },
    consents: { state: true },
    isAwaited: { state: true },
    problem: { state: true },
  };

  declare agencies: readonly Desk[];
  declare agency: string;
  declare reference: string | undefined;
  declare language: Language;
  declare turn: number;
  /** Reads this agency's timeline of the case; absent as long as the agency has no file. */
  declare private fetcher: Fetcher | undefined;
  declare private consents: readonly Consent[];
  /** Whether the story has not yet come to where this agency opens its file. */
  declare private isAwaited: boolean;
  declare private problem: string | undefined;
  private readonly name = `pane-${(panes += 1)}`;

  constructor() {
    super();
    this.agencies = [];
    this.consents = [];
    this.isAwaited = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('agency') || changed.has('reference')) void this.open();
    else if (changed.has('turn')) void this.again();
  }

  private get desk(): Desk | undefined {
    return this.agencies.find((one) => one.agency === this.agency);
  }

  /** Another agency or case: nothing of the former one stays. */
  private async open(): Promise<void> {
    this.fetcher = undefined;
    await this.readConsents();
    const { desk, reference, isAwaited, problem } = this;
    if (!desk || reference === undefined || isAwaited || problem !== undefined) return;
    this.fetcher = (signal) => readTimeline(desk, reference, signal);
  }

  private async again(): Promise<void> {
    if (this.fetcher === undefined) return this.open();
    await Promise.all([this.readConsents(), this.querySelector<CaseTimeline>('case-timeline')?.reload()]);
  }

  private async readConsents(): Promise<void> {
    const { desk, reference } = this;
    Object.assign(this, { isAwaited: false, problem: undefined });
    const read = desk && reference !== undefined ? readConsents(desk, reference) : Promise.resolve([]);
    try {
      const consents = await read;
      if (desk === this.desk && reference === this.reference) this.consents = consents;
    } catch (error) {
      if (desk !== this.desk || reference !== this.reference) return;
      this.consents = [];
      this.isAwaited = error instanceof DeskProblem && error.code === 'REFERENCE_UNKNOWN';
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  protected override render(): TemplateResult {
    const { agencies, consents, desk, fetcher, language, reference } = this;
    const say = sayIn(language);
    return html`
      <section class="pane" aria-labelledby=${`${this.name}-title`} data-agency=${this.agency}>
        <h2 id=${`${this.name}-title`} class="kern-heading-medium pane__title">
          ${desk?.name[language] ?? nothing}
        </h2>
        ${this.agencySelect()}
        <div aria-live="polite">
          ${reference === undefined ? html`<p class="kern-body">${say(words.notHere)}</p>` : this.trouble()}
        </div>
        ${
          desk && reference !== undefined && consents.length > 0
            ? html`<consent-list
                .desk=${desk}
                .reference=${reference}
                .consents=${consents}
                .agencies=${agencies}
                .language=${language}
              ></consent-list>`
            : nothing
        }
        ${
          fetcher
            ? html`<case-timeline
                lang=${language}
                .fetcher=${fetcher}
                .reference=${reference}
              ></case-timeline>`
            : nothing
        }
      </section>
    `;
  }

  /** Why nothing is shown, and what to do. */
  private trouble(): TemplateResult | typeof nothing {
    const { isAwaited, problem, language } = this;
    if (problem === undefined) return nothing;
    return html`<p class="kern-body">
        ${isAwaited ? words.awaited[language] : `${words.failed[language]}: ${problem}`}
      </p>
      ${button(words.readAgain[language], () => void this.open())}`;
  }

  private agencySelect(): TemplateResult {
    const { agencies, agency, language } = this;
    return selectField({
      id: `${this.name}-agency`,
      label: words.agency[language],
      choices: agencies.map((one) => ({ value: one.agency, label: one.name[language] })),
      value: agency,
      onChange: (detail) => this.dispatchEvent(new CustomEvent('choose-agency', { detail })),
    });
  }
}

customElements.define('agency-pane', AgencyPane);
