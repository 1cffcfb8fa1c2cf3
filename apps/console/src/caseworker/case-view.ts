import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import '../case-timeline/main.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post, Problem } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button, selectField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { keepInAddress, placeNow } from '../page/route.ts';
import type { Text } from '../page/text.ts';
import { caseWords as words } from './case-words.ts';
import { caseAtDesk, type CaseShown } from './casework.ts';
import { chainsShown } from './chain-part.ts';
import './conflict-part.ts';
import { answersIn, type ConflictAnswer } from './conflicts.ts';
import type { ChainsTold } from './chains.ts';
import { workersOf } from './cases-view.ts';
import './link-part.ts';
import './own-entries-part.ts';
import './plan-part.ts';
import { exporterOf, fetcherOf, followWith, type Exporter, type Fetcher } from './timeline-reading.ts';
import { words as listWords } from './words.ts';

const FILTERS = ['agency', 'theme', 'from', 'to'] as const;
type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

/** An entry of another agency that is said to be wrong. */
interface DisputeAsked {
  readonly id: string;
  readonly title: Text;
}

/** One case: who works on it, what comes next in it, and its timeline, read live under the chosen purpose. */
class CaseView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    purpose: { state: true },
    asked: { state: true },
    leaving: { state: true },
    answers: { state: true },
  };

  declare view: View;
  declare reference: string;
  /** Id of the chosen purpose; empty: none stated. */
  declare private purpose: string;
  declare private asked: DisputeAsked | undefined;
  declare private leaving: boolean;
  /** What the own agency said of conflicts, as the timeline last told it. */
  declare private answers: readonly ConflictAnswer[];
  private readonly file = new Loaded(this, () => get<CaseShown>(caseAtDesk(this.reference)));
  private readonly chains = new Loaded(this, () => get<ChainsTold>(`${caseAtDesk(this.reference)}/chains`));
  private readonly action = new Action(this);
  private readonly filters: Filters;
  private fetcher: Fetcher | undefined;
  private exporter: Exporter | undefined;
  private readonly following = followWith(() => void this.chains.renew());

  constructor() {
    super();
    const { query } = placeNow();
    this.purpose = query.get('purpose') ?? '';
    this.leaving = false;
    this.answers = [];
    this.filters = Object.fromEntries(
      FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
    ) as Filters;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** A new function is a new access: one for each case and purpose. */
  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('reference') && !changed.has('purpose')) return;
    const read = fetcherOf(this.reference, this.purpose);
    this.fetcher = async (signal, isUnasked) => {
      const told = await read(signal, isUnasked);
      this.answers = answersIn(told);
      return told;
    };
    this.exporter = exporterOf(this.reference, this.purpose);
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(listWords.caseOf)} ${this.reference}</h1>
      ${this.action.shown(language)}
      ${this.isUnknown() ? this.link(true) : this.file.show(language, (file) => this.content(file))}`;
  }

  /** A number that nobody has used here: mistyped, or that of a new file. */
  private isUnknown(): boolean {
    return this.file.problem instanceof Problem && this.file.problem.code === 'REFERENCE_UNKNOWN';
  }

  private link(isUnknown: boolean): TemplateResult {
    return html`<link-part
      .view=${this.view}
      .reference=${this.reference}
      .isUnknown=${isUnknown}
      @link-made=${() => this.linked()}
    ></link-part>`;
  }

  private content(file: CaseShown): TemplateResult {
    if (!file.linked) return this.link(false);
    const { language } = this.view;
    const next = this.chains.show(language, (told) => html`${chainsShown(told, this.view)}`);
    return html`${this.head(file)} ${this.dispute()} ${next} ${this.plan()} ${this.conflicts()}
    ${this.timeline()}`;
  }

  private linked(): void {
    void this.file.reload();
    void this.chains.reload();
  }

  private head(file: CaseShown): TemplateResult {
    const { language, say } = this.view;
    return html`<p class="kern-body">
        ${say(words.since)} ${day(file.openedAt, language)}. ${say(words.workers)}:
        ${workersOf(file, this.view)}.
      </p>
      ${this.leaving ? this.leaveAsked() : this.takeOrLeave(file)}`;
  }

  private takeOrLeave({ mine, workers }: CaseShown): TemplateResult {
    const { say } = this.view;
    if (!mine)
      return html`<div class="buttons">${button(say(listWords.take), () => void this.step('take'))}</div>`;
    const leave = (): void => {
      if (workers.length === 1) this.leaving = true;
      else void this.step('leave');
    };
    return html`<div class="buttons">${button(say(listWords.leave), leave, { kind: 'tertiary' })}</div>`;
  }

  private leaveAsked(): TemplateResult {
    const { say } = this.view;
    return html`<div class="card narrow" role="group" aria-label=${say(listWords.leave)}>
      <p class="kern-body">${say(listWords.leaveAsk)}</p>
      <div class="buttons">
        ${button(say(listWords.leave), () => void this.step('leave'), { kind: 'primary' })}
        ${button(say(words.cancel), () => (this.leaving = false))}
      </div>
    </div>`;
  }

  private async step(step: 'take' | 'leave'): Promise<void> {
    this.leaving = false;
    const done = step === 'take' ? listWords.taken : listWords.left;
    await this.action.run(done, () => post<Answered>(`${caseAtDesk(this.reference)}/${step}`));
    void this.file.reload();
  }

  private timeline(): TemplateResult {
    const { language, say, session } = this.view;
    const purposes = session.purposes ?? [];
    return html`<h2 class="kern-heading-medium">${say(words.timeline)}</h2>
      <div class="narrow screen-only">
        ${selectField({
          id: 'purpose',
          label: say(words.purpose),
          hint: say(words.purposeHint),
          value: this.purpose,
          choices: [
            { value: '', label: say(words.anyPurpose) },
            ...purposes.map((one) => ({ value: one.id, label: one[language] })),
          ],
          onChange: (value) => this.choose(value),
        })}
      </div>
      <own-entries-part .view=${this.view} .reference=${this.reference}></own-entries-part>
      <case-timeline
        lang=${language}
        .reference=${this.reference}
        .purpose=${purposes.find(({ id }) => id === this.purpose)}
        .fetcher=${this.fetcher}
        .exporter=${this.exporter}
        .follow=${this.following}
        .filters=${this.filters}
        .disputable=${true}
        @filters-changed=${(event: CustomEvent<Filters>) => this.filtered(event.detail)}
        @dispute-asked=${(event: CustomEvent<DisputeAsked>) => void this.ask(event.detail)}
      ></case-timeline>`;
  }

  private plan(): TemplateResult {
    return html`<plan-part .view=${this.view} .reference=${this.reference}></plan-part>`;
  }

  private conflicts(): TemplateResult {
    return html`<conflict-part
      .view=${this.view}
      .reference=${this.reference}
      .answers=${this.answers}
      @entry-asked=${(event: CustomEvent<string>) => this.showEntry(event)}
    ></conflict-part>`;
  }

  private showEntry(event: CustomEvent<string>): void {
    const entries = this.querySelector('case-timeline')?.shadowRoot?.querySelectorAll<HTMLElement>('article');
    const entry = [...(entries ?? [])].find(({ dataset }) => dataset['entry'] === event.detail);
    if (entry === undefined) return;
    event.preventDefault();
    entry.scrollIntoView();
    entry.focus();
  }

  private choose(purpose: string): void {
    this.purpose = purpose;
    keepInAddress({ purpose });
  }

  private filtered(filters: Filters): void {
    keepInAddress(Object.fromEntries(FILTERS.map((name) => [name, filters[name]])));
  }

  private async ask(asked: DisputeAsked): Promise<void> {
    this.asked = asked;
    this.action.clear();
    await this.updateComplete;
    this.querySelector<HTMLElement>('#dispute')?.focus();
  }

  private dispute(): TemplateResult | typeof nothing {
    const { language, say } = this.view;
    const { asked } = this;
    if (asked === undefined) return nothing;
    return html`<section class="card narrow" aria-labelledby="dispute">
      <h2 class="kern-heading-medium" id="dispute" tabindex="-1">
        ${say(words.dispute)}: ${asked.title[language]}
      </h2>
      <p class="kern-body">${say(words.disputeAsk)}</p>
      <div class="buttons">
        ${button(say(words.disputeIt), () => void this.disputed(asked), { kind: 'primary', busy: this.action.isBusy })}
        ${button(say(words.cancel), () => (this.asked = undefined))}
      </div>
    </section>`;
  }

  private async disputed({ id }: DisputeAsked): Promise<void> {
    const path = `${caseAtDesk(this.reference)}/disputes`;
    const done = await this.action.run(words.disputed, () => post<Answered>(path, { eventIds: [id] }));
    if (done !== undefined) this.asked = undefined;
  }
}

customElements.define('case-view', CaseView);
