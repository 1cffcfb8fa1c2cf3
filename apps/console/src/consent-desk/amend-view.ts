import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action } from '../page/action.ts';
import { button } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import { dataUntilField, depthField, eventsField, untilField } from './answer-fields.ts';
import { endOf, lacksDataEnd } from './answer-form.ts';
import { amendedTo, isLive, offerOf, sameAs, startOf, type AmendedProvision } from './amendment.ts';
import { amend, consentPage, readConsent, type Consent, type Offers, type Provision } from './consents.ts';
import { head, lawPart, nextSteps, wayTo } from './parts.ts';
import { provisionTerms } from './provision-terms.ts';
import { words } from './words.ts';

/** Changes a consent with what holds now and what is to hold side by side. */
class ConsentAmendment extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    consentId: { attribute: false },
    changed: { state: true },
    isDone: { state: true },
    faults: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare consentId: string;
  /** By the id of the provision. */
  declare private changed: ReadonlyMap<string, AmendedProvision>;
  declare private isDone: boolean;
  declare private faults: boolean;
  private readonly read = new Loaded(this, () => readConsent(this.reference, this.consentId));
  private readonly action = new Action(this);

  constructor() {
    super();
    this.changed = new Map();
    this.isDone = false;
    this.faults = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { view, reference } = this;
    return html`${head(view, words.amendTitle, reference)} ${this.action.shown(view.language)}
    ${this.read.show(view.language, ({ offers, consent }) =>
      consent === undefined
        ? notice('warning', view.say(words.unknown))
        : this.isDone
          ? nextSteps(view, reference, this.consentId)
          : this.form(offers, consent),
    )}`;
  }

  private form(offers: Offers, consent: Consent): TemplateResult {
    const { view } = this;
    const { say } = view;
    const live = consent.provisions.filter(isLive);
    const isSame = live.every((one) => sameAs(one, this.formOf(one)));
    return html`<p class="kern-body narrow">${say(words.amendLead)}</p>
      ${live.map((one) => this.sideBySide(one, offers))}
      <p class="kern-body" role="status">${say(isSame ? words.unchanged : words.changed)}</p>
      ${lawPart(view, offers.residenceAuthorities)}
      <div class="buttons">
        ${button(say(words.amendDo), () => void this.send(live, offers), {
          kind: 'primary',
          busy: this.action.isBusy || isSame,
        })}
        ${wayTo(consentPage(this.reference), say(words.back), { kind: 'tertiary' })}
      </div>`;
  }

  private sideBySide(one: Provision, offers: Offers): TemplateResult {
    const { view } = this;
    const { say } = view;
    const offer = offerOf(one, offers);
    const form = this.formOf(one);
    const place = `-${one.provisionId ?? ''}`;
    const change = (changed: Partial<AmendedProvision>): void => {
      this.changed = new Map(this.changed).set(one.provisionId ?? '', { ...form, ...changed });
    };
    return html`<div class="side-by-side">
      <section class="card">
        <h2 class="kern-heading-small">${say(words.old)}</h2>
        ${provisionTerms(view, offers, one)}
      </section>
      <section class="card">
        <h2 class="kern-heading-small">${say(words.fresh)}</h2>
        <div class="stack">
          ${eventsField(view, offer, form, change, this.faults, place)}
          ${depthField(view, offer, offers, form, change, place)}
          ${dataUntilField(view, offer, form, change, this.faults, place)}
          ${untilField(view, form, offers.at, change, this.faults, place)}
        </div>
      </section>
    </div>`;
  }

  private formOf(one: Provision): AmendedProvision {
    return this.changed.get(one.provisionId ?? '') ?? startOf(one);
  }

  private async send(live: readonly Provision[], offers: Offers): Promise<void> {
    this.faults = live.some((one) => {
      const form = this.formOf(one);
      const isOpen = form.chosen.size === 0 || endOf(form, offers.at) === undefined;
      return isOpen || lacksDataEnd(form, offerOf(one, offers));
    });
    if (this.faults) return;
    const provisions = live.map((one) => amendedTo(one, this.formOf(one)));
    const answer = await this.action.run(words.amended, () =>
      amend(this.reference, this.consentId, provisions),
    );
    this.isDone = answer !== undefined;
  }
}

customElements.define('consent-amendment', ConsentAmendment);
