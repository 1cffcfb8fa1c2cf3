import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { post, segment } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { choiceField, textField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language } from '../page/text.ts';
import { moreWords as words } from './more-words.ts';
import { readRights } from './rights.ts';

const ANSWERED = ['access', 'portability'];
const CHECKS = ['document', 'known', 'online'] as const;

interface Taken {
  readonly reference: string;
  readonly request: string;
}

/** Takes down that a person wants to know what is stored: the beginning of an answer to the person. */
class TakeView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { state: true },
    kind: { state: true },
    receivedOn: { state: true },
    identity: { state: true },
    isTried: { state: true },
    taken: { state: true },
  };

  declare view: View;
  declare private reference: string;
  declare private kind: string;
  declare private receivedOn: string;
  declare private identity: string;
  declare private isTried: boolean;
  /** The request that was taken down last. */
  declare private taken: Taken | undefined;
  private readonly action = new Action(this);
  private readonly list = new Loaded(this, readRights);

  constructor() {
    super();
    this.reference = '';
    this.kind = 'access';
    this.receivedOn = new Date().toISOString().slice(0, 10);
    this.identity = '';
    this.isTried = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried = true;
    const isMissing = this.reference.trim() === '' || this.receivedOn === '';
    if (isMissing || this.identity === '') {
      await this.updateComplete;
      this.querySelector<HTMLElement>(isMissing ? '#file' : '#identity-0')?.focus();
      return;
    }
    const isToday = this.receivedOn === new Date().toISOString().slice(0, 10);
    const receivedAt = isToday ? new Date().toISOString() : `${this.receivedOn}T10:00:00.000Z`;
    const body = { kind: this.kind, receivedAt, identityCheck: this.identity };
    const reference = this.reference.trim();
    const path = `desk/cases/${segment(reference)}/rights`;
    this.taken = undefined;
    const answer = await this.action.run(words.saved, () =>
      post<Answered & { readonly request: string }>(path, body),
    );
    this.taken = answer && { reference, request: answer.request };
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    const { action } = this;
    return html`<h1 class="kern-heading-large">${say(words.take)}</h1>
      <p class="kern-body narrow">${say(words.takeLead)}</p>
      ${this.list.show(
        language,
        ({ terms }) =>
          html`<form class="stack narrow" @submit=${(event: Event) => this.save(event)}>
            ${textField({
              id: 'file',
              label: say(words.file),
              hint: say(words.fileHint),
              value: this.reference,
              error: this.isTried && this.reference.trim() === '' ? say(words.fileMissing) : undefined,
              onInput: (reference) => (this.reference = reference),
            })}
            ${choiceField({
              id: 'kind',
              label: say(words.kind),
              choices: ANSWERED.map((value) => ({ value, label: terms.kinds[value]?.[language] ?? value })),
              value: this.kind,
              onChange: (kind) => (this.kind = kind),
            })}
            ${textField({
              id: 'received',
              label: say(words.received),
              hint: say(words.receivedHint),
              type: 'date',
              value: this.receivedOn,
              onInput: (receivedOn) => (this.receivedOn = receivedOn),
            })}
            ${
              this.receivedOn === ''
                ? nothing
                : html`<p class="kern-body" role="status">
                    ${say(words.dueThen)} <strong>${day(monthAfter(this.receivedOn), language)}</strong>.
                  </p>`
            }
            ${choiceField({
              id: 'identity',
              label: say(words.identity),
              choices: CHECKS.map((value) => ({ value, label: say(words[value]) })),
              value: this.identity,
              onChange: (identity) => (this.identity = identity),
              error: this.isTried && this.identity === '' ? say(words.identityMissing) : undefined,
            })}
            <div class="buttons">
              <button
                type="submit"
                class="kern-btn kern-btn--primary"
                aria-disabled=${action.isBusy ? 'true' : nothing}
              >
                <span class="kern-label">${say(words.save)}</span>
              </button>
            </div>
          </form>`,
      )}
      ${action.shown(language)} ${this.taken === undefined ? nothing : wayTo(this.taken, language)}
      <p class="kern-body narrow">${say(words.others)}</p>`;
  }
}

customElements.define('rights-take', TakeView);

/** From the receipt to the work: in the list another request of the same file may stand beside it. */
function wayTo({ reference, request }: Taken, language: Language): TemplateResult {
  return html`<p class="kern-body screen-only">
    <a class="kern-link rights-link" href=${`#/rights/${segment(reference)}/${segment(request)}`}
      >${words.toRequest[language]}</a
    >
  </p>`;
}

/** The same day of the next month, or its last one. */
function monthAfter(received: string): string {
  const [year = 0, month = 0, date = 0] = received.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString();
}
