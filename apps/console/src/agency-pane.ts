import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import './consent-list.ts';
import { moment } from './dates.ts';
import type { Desk } from './demonstration.ts';
import { readConsents, readTimeline, type Consent, type Timeline } from './desk.ts';
import { words, type Language } from './language.ts';
import { timelineList } from './timeline-list.ts';

let panes = 0;

/** One agency's view of one case: its timeline with the basis of each entry, and the consents it recorded. */
class AgencyPane extends LitElement {
  static override properties = {
    agencies: { attribute: false },
    agency: { attribute: false },
    reference: { attribute: false },
    language: { attribute: false },
    turn: { attribute: false },
    timeline: { state: true },
    consents: { state: true },
    problem: { state: true },
    reading: { state: true },
  };

  declare agencies: readonly Desk[];
  declare agency: string;
  declare reference: string | undefined;
  declare language: Language;
  declare turn: number;
  declare timeline: Timeline | undefined;
  declare consents: readonly Consent[];
  declare problem: string | undefined;
  declare reading: boolean;
  private readonly name = `pane-${(panes += 1)}`;

  constructor() {
    super();
    this.agencies = [];
    this.consents = [];
    this.reading = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('agency') || changed.has('reference') || changed.has('turn')) void this.read();
  }

  private get desk(): Desk | undefined {
    return this.agencies.find((one) => one.agency === this.agency);
  }

  private async read(): Promise<void> {
    const { desk, reference } = this;
    if (desk?.agency !== this.timelineOf) this.clear();
    if (!desk || reference === undefined) return this.clear();
    this.reading = true;
    try {
      const [timeline, consents] = await Promise.all([
        readTimeline(desk, reference),
        readConsents(desk, reference),
      ]);
      if (desk !== this.desk || reference !== this.reference) return;
      Object.assign(this, { timeline, consents, problem: undefined, timelineOf: desk.agency });
    } catch (error) {
      this.clear();
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.reading = false;
    }
  }

  private timelineOf: string | undefined;

  private clear(): void {
    Object.assign(this, { timeline: undefined, consents: [], problem: undefined, timelineOf: undefined });
  }

  protected override render(): TemplateResult {
    const say = (text: { de: string; en: string }): string => text[this.language];
    return html`
      <section class="pane" aria-labelledby=${`${this.name}-title`} data-agency=${this.agency}>
        <h2 id=${`${this.name}-title`} class="kern-heading-medium pane__title">
          ${this.desk?.name[this.language] ?? nothing}
        </h2>
        ${this.agencySelect()}
        <div class="pane__meta">
          <p class="kern-body kern-body--small" aria-live="polite">
            ${
              this.reference === undefined
                ? say(words.notHere)
                : html`${say(words.ownReference)}: <strong>${this.reference}</strong>`
            }
            ${this.timeline ? this.stand(this.timeline) : nothing}
          </p>
          ${this.reference === undefined ? nothing : this.readButton()}
        </div>
        ${this.problem ? html`<p class="kern-body" role="alert">${say(words.failed)}: ${this.problem}</p>` : nothing}
        ${
          this.desk && this.reference !== undefined && this.consents.length > 0
            ? html`<consent-list
                .desk=${this.desk}
                .reference=${this.reference}
                .consents=${this.consents}
                .agencies=${this.agencies}
                .language=${this.language}
              ></consent-list>`
            : nothing
        }
        ${this.timeline ? timelineList(this.timeline, this.language) : nothing}
      </section>
    `;
  }

  /** How many entries there are at which instant. */
  private stand({ asOf, entries }: Timeline): TemplateResult {
    const word = entries.length === 1 ? words.oneEntry : words.entries;
    return html`<br /><strong>${entries.length}</strong> ${word[this.language]} · ${words.asOf[this.language]}
      ${moment(asOf, this.language)}<br />${words.recorded[this.language]}`;
  }

  private readButton(): TemplateResult {
    return html`<button
      type="button"
      class="kern-btn kern-btn--x-small kern-btn--secondary"
      ?disabled=${this.reading}
      @click=${() => void this.read()}
    >
      <span class="kern-label">${words[this.reading ? 'loading' : 'readAgain'][this.language]}</span>
    </button>`;
  }

  private agencySelect(): TemplateResult {
    const id = `${this.name}-agency`;
    const choose = (event: Event): void => {
      const detail = (event.target as HTMLSelectElement).value;
      this.dispatchEvent(new CustomEvent('choose-agency', { detail }));
    };
    return html`
      <div class="kern-form-input">
        <label class="kern-label" for=${id}>${words.agency[this.language]}</label>
        <div class="kern-form-input__select-wrapper">
          <select id=${id} class="kern-form-input__select" @change=${choose}>
            ${this.agencies.map(
              (one) =>
                html`<option value=${one.agency} ?selected=${one.agency === this.agency}>
                  ${one.name[this.language]}
                </option>`,
            )}
          </select>
        </div>
      </div>
    `;
  }
}

customElements.define('agency-pane', AgencyPane);
