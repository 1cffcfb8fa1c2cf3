import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action } from '../page/action.ts';
import { button, selectField, textField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import {
  enter,
  newKey,
  readEntries,
  readForms,
  takeBack,
  type Entry,
  type EventForm,
  type Outcome,
} from './entries.ts';
import { begun, faultsOf, payloadOf, type Fault, type Filled } from './entry-form.ts';
import { entryTable } from './entry-table.ts';
import { fieldShown } from './field-shown.ts';
import { takePrefill, type Prefill } from './prefill.ts';
import { words } from './words.ts';

/** Enters an event by hand, shows what became of it, and what was entered before. */
class EntryView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    wanted: { attribute: false },
    type: { state: true },
    happened: { state: true },
    filled: { state: true },
    faults: { state: true },
    corrects: { state: true },
    outcome: { state: true },
    asking: { state: true },
    known: { state: true },
  };

  declare view: View;
  declare reference: string;
  /** The type that the address asks for. */
  declare wanted: string;
  declare private type: string | undefined;
  declare private happened: string;
  declare private filled: Filled;
  declare private faults: Readonly<Record<string, Fault | 'future'>>;
  declare private corrects: Entry | undefined;
  declare private outcome: Outcome | undefined;
  /** The entry of which it is asked whether it shall be taken back. */
  declare private asking: string | undefined;
  /** What the view before knew already of the entry that the address asks for. */
  declare private known: Prefill['data'];
  private key = newKey();
  private readonly forms = new Loaded<readonly EventForm[]>(this, readForms);
  private readonly entries = new Loaded<readonly Entry[]>(this, () => readEntries(this.reference));
  private readonly action = new Action(this);

  constructor() {
    super();
    this.begin(undefined);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private begin(type: string | undefined): void {
    this.type = type;
    this.happened = '';
    this.filled = {};
    this.faults = {};
    this.corrects = undefined;
    this.outcome = undefined;
    this.asking = undefined;
    this.known = {};
    this.key = newKey();
  }

  /** Another entry is asked for: nothing of the one before stays. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('wanted')) return;
    this.begin(undefined);
    this.known = takePrefill(this.reference, this.wanted) ?? {};
  }

  protected override render(): TemplateResult {
    const { view, reference } = this;
    const { say, language } = view;
    return html`<h1 class="kern-heading-large">${say(words.title)} – ${say(words.forCase)} ${reference}</h1>
      <p class="kern-body screen-only">
        <a class="kern-link" href=${`#/case/${encodeURIComponent(reference)}`}>${say(words.toCase)}</a>
      </p>
      ${this.action.shown(language)}
      ${this.outcome === undefined ? this.forms.show(language, (forms) => this.form(forms)) : this.again()}
      ${this.entries.show(language, (entries) =>
        entryTable(view, entries, {
          asking: this.asking,
          isBusy: this.action.isBusy,
          onCorrect: (entry) => this.correct(entry),
          onAsk: (key) => (this.asking = key),
          onTakeBack: (key) => void this.takeBack(key),
        }),
      )}`;
  }

  private form(forms: readonly EventForm[]): TemplateResult {
    const { view, corrects } = this;
    const { say } = view;
    const form = forms.find(({ type }) => type === (this.type ?? this.wanted));
    return html`<p class="kern-body narrow">${say(words.lead)}</p>
      <div class="stack narrow">
        ${
          corrects === undefined
            ? selectField({
                id: 'type',
                label: say(words.type),
                value: form?.type ?? '',
                onChange: (type) => this.begin(type),
                choices: [
                  { value: '', label: say(words.choose) },
                  ...forms.map(({ type, titles }) => ({ value: type, label: say(titles) })),
                ],
              })
            : html`<p class="kern-body" id="correcting" tabindex="-1">
                ${say(words.correcting)}: <strong>${say(corrects.title)}</strong>
              </p>`
        }
        ${form === undefined ? nothing : this.fields(form)}
      </div>`;
  }

  private fields(form: EventForm): TemplateResult {
    const { view, corrects } = this;
    const { say } = view;
    const filled = { ...begun(form, this.known), ...this.filled };
    const faults = this.faults['happened'];
    return html`${this.knownShown()}
      ${textField({
        id: 'happened',
        label: say(words.happened),
        hint: say(words.happenedHint),
        type: 'date',
        required: true,
        value: this.happened,
        onInput: (happened) => (this.happened = happened),
        ...(faults !== undefined && { error: say(faults === 'future' ? words.future : words.missing) }),
      })}
      ${form.fields.map((field) => {
        const fault = this.faults[field.name];
        return fieldShown(
          view,
          field,
          filled[field.name] ?? '',
          fault === 'future' ? undefined : fault,
          (value) => {
            this.filled = { ...filled, [field.name]: value };
          },
        );
      })}
      <div class="buttons">
        ${button(
          say(corrects === undefined ? words.enter : words.correct),
          () => void this.send(form, filled),
          {
            kind: 'primary',
            busy: this.action.isBusy,
          },
        )}
        ${corrects === undefined ? nothing : button(say(words.stop), () => this.begin(undefined), { kind: 'tertiary' })}
      </div>`;
  }

  private knownShown(): TemplateResult | typeof nothing {
    if (Object.keys(this.known).length === 0) return nothing;
    return html`<p class="kern-body" data-prefilled>${this.view.say(words.prefilled)}</p>`;
  }

  private async send(form: EventForm, filled: Filled): Promise<void> {
    const happened = happenedFault(this.happened);
    this.faults = { ...faultsOf(form, filled), ...(happened && { happened }) };
    if (Object.keys(this.faults).length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid], .kern-error')?.focus();
      return;
    }
    const { key, reference, corrects } = this;
    const said = {
      key,
      reference,
      type: form.type,
      happenedAt: this.happened,
      data: payloadOf(form, filled),
    };
    const what = corrects === undefined ? words.recorded : words.corrected;
    const outcome = await this.action.run(
      what,
      () => enter(corrects === undefined ? said : { ...said, corrects: corrects.key }),
      reference,
    );
    if (outcome === undefined) return;
    this.outcome = outcome;
    void this.entries.reload();
  }

  private again(): TemplateResult {
    return html`<div class="buttons">
      ${button(this.view.say(words.another), () => this.begin(undefined), { kind: 'primary' })}
    </div>`;
  }

  private correct(entry: Entry): void {
    this.begin(entry.type);
    this.action.clear();
    this.corrects = entry;
    this.happened = entry.happenedAt === undefined ? '' : dayOf(entry.happenedAt);
    const form = this.forms.value?.find(({ type }) => type === entry.type);
    this.filled = form === undefined ? {} : begun(form, entry.data);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#correcting')?.focus());
  }

  private async takeBack(key: string): Promise<void> {
    this.asking = undefined;
    await this.action.run(words.takenBack, () => takeBack(key));
    await this.entries.reload();
  }
}

function happenedFault(day: string): Fault | 'future' | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return 'missing';
  return day > dayOf(new Date().toISOString()) ? 'future' : undefined;
}

/** The day in Germany, as a date field takes it. */
function dayOf(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(instant));
}

customElements.define('entry-view', EntryView);
