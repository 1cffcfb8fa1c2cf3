import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { post } from '../page/call.ts';
import { button, textField } from '../page/fields.ts';
import { caseWords as words } from './case-words.ts';
import { casePage } from './casework.ts';

/** A person brings the code of another agency, and there is no file of theirs here: a reference number and the code make one. */
class NewFilePart extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { state: true },
    code: { state: true },
    isMissing: { state: true },
  };

  declare view: View;
  declare private reference: string;
  declare private code: string;
  /** Whether one tried without a reference number. */
  declare private isMissing: boolean;
  private readonly action = new Action(this);

  constructor() {
    super();
    this.reference = '';
    this.code = '';
    this.isMissing = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { language, say, session } = this.view;
    if (session.linkCodes?.redeem === false) return nothing;
    return html`<details class="narrow" data-new-file>
      <summary class="kern-link">${say(words.newFile)}</summary>
      ${this.action.shown(language)}
      <p class="kern-body">${say(words.newFileLead)}</p>
      <div class="stack">
        ${textField({
          id: 'new-reference',
          label: say(words.newReference),
          hint: say(words.newReferenceHint),
          required: true,
          value: this.reference,
          onInput: (value) => (this.reference = value),
          ...(this.isMissing && { error: say(words.referenceMissing) }),
        })}
        ${textField({
          id: 'new-link-code',
          label: say(words.code),
          hint: say(words.codeHint),
          required: true,
          value: this.code,
          onInput: (value) => (this.code = value),
        })}
        <div class="buttons">
          ${button(say(words.redeem), () => void this.redeem(), { kind: 'primary', busy: this.action.isBusy })}
        </div>
      </div>
    </details>`;
  }

  private async redeem(): Promise<void> {
    const reference = this.reference.trim();
    this.isMissing = reference === '';
    if (this.isMissing) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('#new-reference')?.focus();
      return;
    }
    const body = { code: this.code, reference };
    const answer = await this.action.run(words.redeemed, () =>
      post<Answered>('desk/link-codes/redeem', body),
    );
    if (answer !== undefined) location.hash = casePage(reference);
  }
}

customElements.define('new-file-part', NewFilePart);
