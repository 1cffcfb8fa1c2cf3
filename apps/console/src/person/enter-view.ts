import { html, LitElement, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { textField } from '../page/fields.ts';
import { does, heading, line } from './actions.ts';
import { Deed } from './deed.ts';
import { isEasyPin } from './easy-pin.ts';
import { hub } from './hub.ts';
import { said } from './said.ts';

const PIN = /^\d{6,12}$/;

/** The way in: the code of a letter with a PIN of one's own, or the PIN alone on a device that is known. */
class EnterView extends LitElement {
  static override properties = {
    pack: { attribute: false },
    isKnown: { attribute: false },
    code: { attribute: false },
    pin: { state: true },
    again: { state: true },
    mistake: { state: true },
  };

  declare pack: Pack;
  /** Whether this browser is a device of the person, so that the PIN is enough. */
  declare isKnown: boolean;
  /** The code, when the letter's picture brought it along. */
  declare code: string;
  declare private pin: string;
  declare private again: string;
  declare private mistake: Key | undefined;
  private readonly deed = new Deed(this);

  constructor() {
    super();
    Object.assign(this, { isKnown: false, code: '', pin: '', again: '' });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async enter(event: Event): Promise<void> {
    event.preventDefault();
    this.deed.clear();
    this.mistake = this.isKnown ? undefined : mistakeIn(this.pin, this.again);
    if (this.mistake) {
      await this.updateComplete;
      return this.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    }
    const { code, pin } = this;
    const isIn = this.isKnown
      ? await this.deed.run('done', () => hub.unlock(pin), 'unlockFailed')
      : await this.deed.run('done', () => hub.enter(code, pin), 'enterFailed');
    this.pin = '';
    this.again = '';
    if (isIn) this.dispatchEvent(new CustomEvent('person-entered', { bubbles: true }));
  }

  private forget(): void {
    this.deed.clear();
    this.isKnown = false;
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${this.deed.shown(pack)} ${this.isKnown ? this.unlocking() : this.entering()}
      <h2 class="kern-heading-medium">${said(pack, 'lostTitle')}</h2>
      ${line(pack, 'lostText')} ${line(pack, 'safeText')}`;
  }

  private entering(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'enterTitle')} ${line(pack, 'enterLead')}
      <form class="stack narrow" novalidate @submit=${(event: Event) => void this.enter(event)}>
        ${this.field('code', 'code', this.code, (value) => (this.code = value), { hint: 'codeHint' })}
        ${this.field('pin', 'pin', this.pin, (value) => (this.pin = value), {
          hint: 'pinHint',
          secret: true,
          mistake: this.mistake,
        })}
        ${this.field('pinAgain', 'pin-again', this.again, (value) => (this.again = value), { secret: true })}
        ${this.submit('enterDo')}
      </form>`;
  }

  private unlocking(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'unlockTitle')} ${line(pack, 'unlockLead')}
      <form class="stack narrow" novalidate @submit=${(event: Event) => void this.enter(event)}>
        ${this.field('unlockPin', 'pin', this.pin, (value) => (this.pin = value), { hint: 'unlockHint', secret: true })}
        ${this.submit('unlockDo')}
      </form>
      <div class="buttons">${does(pack, 'newCode', () => this.forget(), { kind: 'tertiary' })}</div>`;
  }

  private submit(key: Key): TemplateResult {
    return html`<div class="buttons">
      <button type="submit" class="kern-btn kern-btn--primary" ?disabled=${this.deed.isBusy}>
        <span class="kern-label">${said(this.pack, key)}</span>
      </button>
    </div>`;
  }

  private field(
    key: Key,
    id: string,
    value: string,
    onInput: (value: string) => void,
    how: { readonly hint?: Key; readonly secret?: true; readonly mistake?: Key | undefined },
  ): TemplateResult {
    const { pack } = this;
    return textField({
      id,
      label: said(pack, key),
      value,
      onInput,
      type: how.secret ? 'password' : 'text',
      ...(how.secret && { inputmode: 'numeric' as const }),
      ...(how.hint && { hint: said(pack, how.hint) }),
      error: how.mistake && said(pack, how.mistake),
    });
  }
}

/** What is wrong with a chosen PIN. */
function mistakeIn(pin: string, again: string): Key | undefined {
  if (!PIN.test(pin)) return 'pinForm';
  if (isEasyPin(pin)) return 'pinEasy';
  return pin === again ? undefined : 'pinUnlike';
}

customElements.define('person-enter', EnterView);
