import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { german } from '../packs/packs.ts';
import type { Key, Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { does, heading, line } from './actions.ts';
import { Deed } from './deed.ts';
import { hub, type Contact, type Wish } from './hub.ts';
import { read } from './reading.ts';
import { said, saidByHub } from './said.ts';

const PREFIX = 'wish-';
const wishKeys = Object.keys(german.words).filter((key): key is Key => key.startsWith(PREFIX));

/** "My wishes": one of a closed list at a time, told to the agencies that the person chooses, and what was said so far. */
class WishesView extends LitElement {
  static override properties = { pack: { attribute: false }, chosen: { state: true }, to: { state: true } };

  declare pack: Pack;
  declare private chosen: Key | undefined;
  /** Ids of the agencies that shall know; at first nobody. */
  declare private to: readonly string[];
  private readonly wishes = new Loaded(this, hub.wishes);
  private readonly contacts = new Loaded(this, hub.contacts);
  private readonly deed = new Deed(this);

  constructor() {
    super();
    this.to = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async wish(): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined) return this.querySelector<HTMLElement>('input')?.focus();
    if (!(await this.deed.run('wishDone', () => hub.wish(chosen.slice(PREFIX.length), this.to)))) return;
    this.chosen = undefined;
    this.to = [];
    await this.wishes.reload();
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'wishesTitle')} ${line(pack, 'wishesLead')} ${this.deed.shown(pack)}
      <fieldset class="kern-fieldset screen-only">
        <legend class="kern-label">${said(pack, 'wishAsk')}</legend>
        <div class="kern-fieldset__body">${wishKeys.map((key) => this.choice(key))}</div>
      </fieldset>
      ${read(pack, this.contacts, ({ contacts }) => html`${this.addressees(contacts)}`)}
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

  private addressees(contacts: readonly Contact[]): TemplateResult | typeof nothing {
    const { pack } = this;
    if (contacts.length === 0) return nothing;
    return html`<fieldset class="kern-fieldset screen-only" aria-describedby="wish-to-hint">
      <legend class="kern-label">${said(pack, 'wishTo')}</legend>
      <div class="kern-hint" id="wish-to-hint">${said(pack, 'wishToHint')}</div>
      <div class="kern-fieldset__body">
        ${contacts.map(
          ({ agency, name }) =>
            html`<div class="kern-form-check">
              <input
                class="kern-form-check__checkbox"
                type="checkbox"
                id=${`wish-to-${agency}`}
                .checked=${this.to.includes(agency)}
                @change=${() => this.turn(agency)}
              />
              <label class="kern-label" for=${`wish-to-${agency}`}>${saidByHub(pack, name)}</label>
            </div>`,
        )}
      </div>
    </fieldset>`;
  }

  private turn(agency: string): void {
    this.to = this.to.includes(agency) ? this.to.filter((one) => one !== agency) : [...this.to, agency];
  }

  /** An agency that shares the case no more has no name here. */
  private namesOf(to: readonly string[]): readonly Contact['name'][] {
    const contacts = this.contacts.value?.contacts ?? [];
    return to.map(
      (agency) => contacts.find((one) => one.agency === agency)?.name ?? { de: agency, en: agency },
    );
  }

  private shown(wishes: readonly Wish[]): TemplateResult {
    const { pack } = this;
    if (wishes.length === 0) return line(pack, 'wishesEmpty');
    return html`<ul>
      ${wishes.map(
        ({ wish, at: instant, to = [] }) =>
          html`<li class="kern-body" data-wish=${wish}>
            ${said(pack, to.length === 0 ? 'wishSaid' : 'wishSaidTo', {
              wish: wishWords(pack, wish),
              when: { instant },
              agencies: this.namesOf(to),
            })}
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
