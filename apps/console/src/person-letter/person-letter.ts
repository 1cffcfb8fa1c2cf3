import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { german, packOf, packs } from '../packs/packs.ts';
import { sentence, type Values } from '../packs/voice.ts';
import { button, selectField } from '../page/fields.ts';
import { chosenLanguage } from '../page/preferences.ts';
import type { Language, Text } from '../page/text.ts';
import './person-letter.css';
import { qrCode } from './qr-code.ts';
import { words } from './words.ts';

/** What a letter is made of. */
export interface Letter {
  /** The one-time code, as it is printed. */
  readonly code: string;
  /** Until when it opens anything. */
  readonly until: string;
  /** Address of the person's page. */
  readonly address: string;
  /** Who hands the letter over. */
  readonly agency?: Text | undefined;
}

const STEPS: readonly Key[] = ['letterStepScan', 'letterStepCode', 'letterStepPin', 'letterStepKeep'];

/** The letter by which a person opens the own view: one page of A4 with code and picture, in the person's language and in German. */
class PersonLetter extends LitElement {
  static override properties = { letter: { attribute: false }, pack: { state: true } };

  declare letter: Letter | undefined;
  declare private pack: Pack;

  constructor() {
    super();
    this.pack = german;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { letter, pack } = this;
    if (!letter) return nothing;
    return html`${this.tools(chosenLanguage())}
      <article class="sheet" lang=${pack.tag} dir=${pack.direction}>
        ${letter.agency ? html`<p class="kern-body" lang="de" dir="ltr">${letter.agency.de}</p>` : nothing}
        <h2 class="kern-heading-medium">${both(pack, 'letterTitle')}</h2>
        <p class="kern-body">${both(pack, 'letterLead')}</p>
        ${this.key(letter)}
        <h3 class="kern-heading-small">${both(pack, 'letterStepsTitle')}</h3>
        <ol>
          ${STEPS.map((step) => html`<li class="kern-body">${both(pack, step)}</li>`)}
        </ol>
        <p class="kern-body"><strong>${both(pack, 'letterSafe')}</strong></p>
        <h3 class="kern-heading-small">${both(pack, 'lostTitle')}</h3>
        <p class="kern-body">${both(pack, 'lostText')}</p>
        ${pack.isReviewed ? nothing : html`<p class="kern-body">${both(pack, 'draft')}</p>`}
      </article>`;
  }

  private tools(language: Language): TemplateResult {
    const choices = packs.map(({ id, name, germanName, isReviewed }) => ({
      value: id,
      label: `${germanName === name ? name : `${germanName} · ${name}`}${isReviewed ? '' : ` (${words.unreviewed[language]})`}`,
    }));
    return html`<div class="screen-only narrow" lang=${language}>
      <p class="kern-body">${words.once[language]}</p>
      ${selectField({
        id: 'letter-language',
        label: words.language[language],
        choices,
        value: this.pack.id,
        onChange: (id) => (this.pack = packOf(id)),
      })}
      <div class="buttons">${button(words.print[language], () => window.print(), { kind: 'primary' })}</div>
    </div>`;
  }

  private key({ code, until, address }: Letter): TemplateResult {
    const { pack } = this;
    const direct = `${address}#/?${new URLSearchParams({ lang: pack.id, code })}`;
    return html`<div class="key">
      ${qrCode(direct, sentence(pack, 'letterQr'))}
      <dl>
        <dt>${both(pack, 'letterAddress')}</dt>
        <dd class="code" dir="ltr" data-address>${address}</dd>
        <dt>${both(pack, 'letterCode')}</dt>
        <dd class="code key__code" dir="ltr" data-code>${code}</dd>
        <dd class="kern-body">${both(pack, 'letterUntil', { when: { instant: until } })}</dd>
      </dl>
    </div>`;
  }
}

/** The person's language, and German beneath it. */
function both(pack: Pack, key: Key, values?: Values): TemplateResult {
  if (pack.id === german.id) return html`${sentence(pack, key, values)}`;
  return html`<span class="sheet__own">${sentence(pack, key, values)}</span
    ><span class="sheet__german" lang="de" dir="ltr">${sentence(german, key, values)}</span>`;
}

customElements.define('person-letter', PersonLetter);
