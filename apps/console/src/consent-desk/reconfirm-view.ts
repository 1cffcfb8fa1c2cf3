import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action } from '../page/action.ts';
import { button } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import { isLive } from './amendment.ts';
import { consentPage, readConsent, step, type Consent, type Offers } from './consents.ts';
import { givenBy, noticeGiven, noticePart, usualCircumstances, type Circumstances } from './notice-part.ts';
import { focusFault, head, lawPart, nextSteps, wayTo } from './parts.ts';
import { provisionTerms } from './provision-terms.ts';
import { askedAgain } from './suitable-notices.ts';
import { words } from './words.ts';

/** Has a consent confirmed, as by a person who came of age. */
class ConsentConfirmation extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    consentId: { attribute: false },
    form: { state: true },
    isDone: { state: true },
    faults: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare consentId: string;
  declare private form: Circumstances | undefined;
  declare private isDone: boolean;
  declare private faults: boolean;
  private readonly read = new Loaded(this, () => readConsent(this.reference, this.consentId));
  private readonly action = new Action(this);

  constructor() {
    super();
    this.isDone = false;
    this.faults = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { view, reference } = this;
    return html`${head(view, words.reconfirmTitle, reference)} ${this.action.shown(view.language)}
    ${this.read.show(view.language, ({ offers, consent }) =>
      consent === undefined
        ? notice('warning', view.say(words.unknown))
        : this.isDone
          ? nextSteps(view, reference, this.consentId)
          : this.content(offers, consent),
    )}`;
  }

  private content(offers: Offers, { provisions }: Consent): TemplateResult {
    const { view } = this;
    const { say } = view;
    const own = askedAgain(offers, provisions.filter(isLive));
    const form = this.form ?? usualCircumstances(own);
    const change = (changed: Partial<Circumstances>): void => void (this.form = { ...form, ...changed });
    return html`<p class="kern-body narrow">${say(words.reconfirmLead)}</p>
      ${provisions.filter(isLive).map((one) => html`<section class="card">${provisionTerms(view, offers, one)}</section>`)}
      ${lawPart(view, offers.residenceAuthorities)} ${noticePart(view, own, form, change, this.faults)}
      <div class="buttons">
        ${button(say(words.reconfirmDo), () => void this.send(form, own), {
          kind: 'primary',
          busy: this.action.isBusy,
        })}
        ${wayTo(consentPage(this.reference), say(words.back), { kind: 'tertiary' })}
      </div>`;
  }

  private async send(form: Circumstances, offers: Offers): Promise<void> {
    const given = noticeGiven(form, offers.notices[form.notice]);
    this.faults = form.identityCheck === undefined;
    await this.updateComplete;
    if (this.faults) focusFault(this);
    if (given === undefined || this.faults) return;
    const answer = await this.action.run(words.reconfirmed, () =>
      step(this.reference, this.consentId, 'reconfirm', { notice: given, ...givenBy(form) }),
    );
    this.isDone = answer !== undefined;
  }
}

customElements.define('consent-confirmation', ConsentConfirmation);
