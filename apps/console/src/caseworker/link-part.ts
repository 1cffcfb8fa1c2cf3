import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { post } from '../page/call.ts';
import { button, textField } from '../page/fields.ts';
import { Following } from '../page/following.ts';
import { notice } from '../page/notice.ts';
import { caseWords as words } from './case-words.ts';

/**
 * A file that is not linked: open its case, or type in the code that the person carries. Of a reference that nobody knows here only
 * the code leads on: a mistyped one would open a case of nobody. Says `link-made` when it may be linked now.
 */
class LinkPart extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    isUnknown: { attribute: false },
    code: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare isUnknown: boolean;
  declare private code: string;
  protected readonly following = new Following(this, 'desk/ticks', () => this.tell());
  private readonly action = new Action(this);

  constructor() {
    super();
    this.isUnknown = false;
    this.code = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private tell(): void {
    this.dispatchEvent(new CustomEvent('link-made'));
  }

  protected override render(): TemplateResult {
    const { language, say, session } = this.view;
    const [title, how] = this.isUnknown
      ? [words.notKnown, words.notKnownHow]
      : [words.notLinked, words.notLinkedHow];
    const mayRedeem = session.linkCodes?.redeem !== false;
    return html`${this.action.shown(language)} ${notice('info', say(title), say(how))}
      <div class="narrow stack">
        ${
          this.isUnknown
            ? nothing
            : html`<div class="buttons">
                ${button(say(words.open), () => void this.open(), { busy: this.action.isBusy })}
              </div>`
        }
        ${mayRedeem ? this.codeForm() : html`<p class="kern-body">${say(words.redeemNotHere)}</p>`}
      </div>`;
  }

  private codeForm(): TemplateResult {
    const { say } = this.view;
    return html`${textField({
        id: 'link-code',
        label: say(words.code),
        hint: say(words.codeHint),
        value: this.code,
        onInput: (value) => (this.code = value),
      })}
      <div class="buttons">
        ${button(say(words.redeem), () => void this.redeem(), { kind: 'primary', busy: this.action.isBusy })}
      </div>`;
  }

  private async open(): Promise<void> {
    const { reference } = this;
    if (await this.action.run(words.opened, () => post<Answered>('desk/cases', { reference }))) this.tell();
  }

  private async redeem(): Promise<void> {
    const body = { code: this.code, reference: this.reference };
    if (await this.action.run(words.redeemed, () => post<Answered>('desk/link-codes/redeem', body)))
      this.tell();
  }
}

customElements.define('link-part', LinkPart);
