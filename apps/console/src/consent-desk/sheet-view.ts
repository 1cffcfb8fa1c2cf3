import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import type { Pack } from '../packs/pack.ts';
import { german, packOf, packs } from '../packs/packs.ts';
import { day } from '../page/dates.ts';
import { button, selectField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { keepInAddress, placeNow } from '../page/route.ts';
import { readOffers, type Offer, type Offers } from './consents.ts';
import { textOf } from './notice-part.ts';
import { head, lawPart, stateBadge } from './parts.ts';
import { asked, sheetWords } from './sheet-words.ts';
import { noticesAsked } from './suitable-notices.ts';
import { words } from './words.ts';

/** Everything that the person can say yes or no to, on paper: in their language with the German text beside it. */
class ConsentSheet extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    pack: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare private pack: Pack;
  private readonly offers = new Loaded<Offers>(this, () => readOffers(this.reference));

  constructor() {
    super();
    this.pack = packOf(placeNow().query.get('in'));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { view, reference } = this;
    const { say, language } = view;
    return html`${head(view, words.sheetTitle, reference)}
      <div class="screen-only narrow stack">
        <p class="kern-body">${say(words.sheetLead)}</p>
        ${selectField({
          id: 'sheet-language',
          label: say(words.noticeLanguage),
          value: this.pack.id,
          onChange: (id) => this.choose(id),
          choices: packs.map(({ id, name, germanName }) => ({ value: id, label: `${name} (${germanName})` })),
        })}
        <div class="buttons">${button(say(words.print), () => window.print(), { kind: 'primary' })}</div>
      </div>
      ${this.offers.show(language, (offers) => this.sheet(offers))}`;
  }

  private choose(id: string): void {
    this.pack = packOf(id);
    keepInAddress({ in: id });
  }

  private sheet(offers: Offers): TemplateResult {
    const { pack, view } = this;
    const columns = pack === german ? [german] : [pack, german];
    return html`<p class="kern-body">
        ${view.say(words.forCase)} ${this.reference}, ${day(offers.at, view.language)}
      </p>
      <div class="sheet-columns">${columns.map((one) => introduction(one, offers))}</div>
      ${offers.offers.map((offer) => this.question(offer, columns))}
      <div class="sheet-columns">${columns.map((one) => ending(one))}</div>
      ${lawPart(view, offers.residenceAuthorities)}`;
  }

  private question(offer: Offer, columns: readonly Pack[]): TemplateResult {
    const { language, say } = this.view;
    return html`<section class="sheet-question" data-question=${offer.id}>
      <div class="sheet-columns">${columns.map((pack) => questionIn(pack, offer))}</div>
      ${
        offer.state === 'none'
          ? nothing
          : html`<p class="kern-body">${say(words.soFar)}: ${stateBadge(offer.state, language)}</p>`
      }
    </section>`;
  }
}

function introduction(pack: Pack, offers: Offers): TemplateResult {
  const { title, free } = sheetWords[pack.id];
  const inLanguage = noticesAsked(offers).filter(
    ({ language }) => language.split('-')[0] === pack.tag.split('-')[0],
  );
  return html`<section lang=${pack.tag} dir=${pack.direction}>
    <h2 class="kern-heading-medium">${title}</h2>
    ${pack.isReviewed ? nothing : html`<p class="kern-body"><em>${pack.words.draft}</em></p>`}
    <p class="kern-body">${free}</p>
    ${inLanguage.map(textOf)}
  </section>`;
}

function questionIn(pack: Pack, { sources, recipient, purpose }: Offer): TemplateResult {
  const say = pack.id === 'en' ? 'en' : 'de';
  const text = sheetWords[pack.id];
  return html`<div lang=${pack.tag} dir=${pack.direction}>
    ${sources.map(
      (source) =>
        html`<p class="kern-body">
            ${asked(text, { source: source.name[say], recipient: recipient.name[say], purpose: purpose[say] })}
          </p>
          <p class="kern-body kern-body--small" lang=${say} dir="ltr">
            ${source.events.map(({ title }) => title[say]).join(', ')}
          </p>`,
    )}
    <p class="kern-body">☐ ${text.yes} &nbsp; ☐ ${text.no}</p>
  </div>`;
}

function ending(pack: Pack): TemplateResult {
  const { takeBack, law } = sheetWords[pack.id];
  return html`<section lang=${pack.tag} dir=${pack.direction}>
    <p class="kern-body">${takeBack}</p>
    <p class="kern-body"><strong>${law}</strong></p>
  </section>`;
}

customElements.define('consent-sheet', ConsentSheet);
