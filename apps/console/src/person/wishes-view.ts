import { html, LitElement, type TemplateResult } from 'lit';
import { german } from '../packs/packs.ts';
import type { Key, Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { does, heading, line } from './actions.ts';
import { Deed } from './deed.ts';
import { hub, type Wish } from './hub.ts';
import { read } from './reading.ts';
import { said } from './said.ts';

const PREFIX = 'wish-';
const wishKeys = Object.keys(german.words).filter((key): key is Key => key.startsWith(PREFIX));

/** "My wishes": one of a closed list at a time, and what was said so far. */
class WishesView extends LitElement {
  static override properties = { pack: { attribute: false }, chosen: { state: true } };

  declare pack: Pack;
  declare private chosen: Key | undefined;
  private readonly wishes = new Loaded(this, hub.wishes);
  private readonly deed = new Deed(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async wish(): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined) return this.querySelector<HTMLElement>('input')?.focus();
    if (!(await this.deed.run('wishDone', () => hub.wish(chosen.slice(PREFIX.length))))) return;
    this.chosen = undefined;
    await this.wishes.reload();
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'wishesTitle')} ${line(pack, 'wishesLead')} ${this.deed.shown(pack)}
      <fieldset class="kern-fieldset screen-only">
        <legend class="kern-label">${said(pack, 'wishAsk')}</legend>
        <div class="kern-fieldset__body">${wishKeys.map((key) => this.choice(key))}</div>
      </fieldset>
      <div class="buttons">
        ${does(pack, 'wishDo', () => void this.wish(), { kind: 'primary', busy: this.deed.isBusy })}
      </div>
      ${read(pack, this.wishes, ({ wishes }) => this.shown(wishes))}`;
  }

  private choice(key: Key): TemplateResult {
    return html`<div class="kern-form-check">
      <input
        class="kern-form-check__radio"
        type="radio"
        name="wish"
        id=${key}
        .checked=${this.chosen === key}
        @change=${() => (this.chosen = key)}
      />
      <label class="kern-label" for=${key}>${said(this.pack, key)}</label>
    </div>`;
  }

  private shown(wishes: readonly Wish[]): TemplateResult {
    const { pack } = this;
    if (wishes.length === 0) return line(pack, 'wishesEmpty');
    return html`<ul>
      ${wishes.map(
        ({ wish, at: instant }) =>
          html`<li class="kern-body" data-wish=${wish}>
            ${said(pack, 'wishSaid', { wish: wishWords(pack, wish), when: { instant } })}
          </li>`,
      )}
    </ul>`;
  }
}

/** A wish in words: the end of its sentence goes, as it stands inside another one. */
function wishWords(pack: Pack, wish: string): string {
  const key = wishKeys.find((one) => one === `${PREFIX}${wish}`);
  return key === undefined ? wish : pack.words[key].replace(/[.。]$/, '');
}

customElements.define('person-wishes', WishesView);
