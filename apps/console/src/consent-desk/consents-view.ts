import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action } from '../page/action.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import { readOffers, readRecorded, type Offers, type Recorded } from './consents.ts';
import { foreignPart } from './foreign-part.ts';
import { notOfferedPart } from './not-offered-part.ts';
import { offerCard } from './offer-card.ts';
import { lawPart, wayTo } from './parts.ts';
import { words } from './words.ts';

/** All that the person can say yes or no to, where each stands, and what others recorded for this agency. */
class ConsentsView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    objecting: { state: true },
    ground: { state: true },
  };

  declare view: View;
  declare reference: string;
  /** The foreign consent that is just not to be acknowledged. */
  declare private objecting: string | undefined;
  declare private ground: string;
  private readonly offers = new Loaded<Offers>(this, () => readOffers(this.reference));
  private readonly recorded = new Loaded<Recorded>(this, () => readRecorded(this.reference));
  private readonly action = new Action(this);
  protected readonly following = new Following(this, 'desk/ticks', () => this.renew());

  constructor() {
    super();
    this.ground = 'not-ours';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private readAgain(): void {
    for (const list of [this.offers, this.recorded]) void list.reload();
  }

  private renew(): void {
    for (const list of [this.offers, this.recorded]) void list.renew();
  }

  protected override render(): TemplateResult {
    const { view, reference } = this;
    const { language, say } = view;
    return html`<h1 class="kern-heading-large">${say(words.title)} – ${say(words.forCase)} ${reference}</h1>
      <p class="kern-body narrow">${say(words.lead)}</p>
      <div class="buttons screen-only">
        ${wayTo(`#/case/${encodeURIComponent(reference)}`, say(words.toCase), { kind: 'tertiary' })}
        ${wayTo(`#/case/${encodeURIComponent(reference)}/consent-sheet`, say(words.toSheet))}
      </div>
      ${this.action.shown(language)} ${this.offers.show(language, (offers) => this.content(offers))}`;
  }

  private content(offers: Offers): TemplateResult {
    const { view, reference } = this;
    const { say } = view;
    return html`${offers.linked ? nothing : notice('warning', say(words.notLinked))}
      <h2 class="kern-heading-medium">${say(words.questions)}</h2>
      ${
        offers.offers.length === 0
          ? html`<p class="kern-body">${say(words.noOffers)}</p>`
          : html`<ul class="cards">
              ${offers.offers.map((offer) => offerCard(view, reference, offer, offers))}
            </ul>`
      }
      ${notOfferedPart(view, reference, offers.notOffered)}
      ${this.recorded.show(view.language, (recorded) => this.foreign(recorded, offers))}
      ${lawPart(view, offers.residenceAuthorities)}`;
  }

  private foreign({ recordedForUs }: Recorded, offers: Offers): TemplateResult {
    return foreignPart(
      { view: this.view, reference: this.reference, offers, action: this.action },
      recordedForUs,
      {
        objecting: this.objecting,
        ground: this.ground,
        onObjecting: (id) => (this.objecting = id),
        onGround: (ground) => (this.ground = ground),
        onDone: () => this.readAgain(),
      },
    );
  }
}

customElements.define('consents-view', ConsentsView);
