import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action } from '../page/action.ts';
import { button, choiceField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import type { Text } from '../page/text.ts';
import { dataUntilField, depthField, eventsField, extrasPart, untilField } from './answer-fields.ts';
import { endOf, lacksDataEnd, provisionsOf, releaseOf, wholeOffer, type AnswerForm } from './answer-form.ts';
import { answerSummary } from './answer-summary.ts';
import {
  consentPage,
  newConsentId,
  readOffers,
  receiptPage,
  record,
  type Offer,
  type Offers,
} from './consents.ts';
import { givenBy, noticeGiven, noticePart, usualCircumstances } from './notice-part.ts';
import { titleOf } from './offer-card.ts';
import { focusFault, head, lawPart, wayTo } from './parts.ts';
import { asked, releaseBeside, type Asked } from './suitable-notices.ts';
import { words } from './words.ts';

const DONE: Readonly<Record<AnswerForm['decision'], Text>> = {
  given: words.doneGiven,
  refused: words.doneRefused,
  requested: words.doneRequested,
};

/** Takes one answer down in two steps: read and choose, then check and record. */
class ConsentAnswer extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    offerId: { attribute: false },
    form: { state: true },
    isChecking: { state: true },
    isDone: { state: true },
    faults: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare offerId: string;
  declare private form: AnswerForm | undefined;
  declare private isChecking: boolean;
  declare private isDone: boolean;
  declare private faults: boolean;
  private readonly offers = new Loaded<Offers>(this, () => readOffers(this.reference));
  private readonly action = new Action(this);
  /** Made once for the form: what is sent again is the same consent. */
  private readonly ids = { consent: newConsentId(), release: newConsentId() };

  constructor() {
    super();
    this.isChecking = false;
    this.isDone = false;
    this.faults = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { view, reference } = this;
    return html`${head(view, words.answerTitle, reference)} ${this.action.shown(view.language)}
    ${this.offers.show(view.language, (offers) => this.content(offers))}`;
  }

  private content(offers: Offers): TemplateResult {
    const { view } = this;
    const offer = offers.offers.find(({ id }) => id === this.offerId);
    if (offer === undefined) return notice('warning', view.say(words.unknown));
    const own = asked(offers, [offer.purpose.id]);
    const form = this.form ?? begun(offer, own);
    if (this.isDone) return this.nextSteps(form);
    return html`<p class="kern-title">${titleOf(view, offer)}</p>
      ${this.isChecking ? this.check(offer, own, form) : this.choose(offer, own, form)}`;
  }

  private choose(offer: Offer, offers: Asked, form: AnswerForm): TemplateResult {
    const { view } = this;
    const { say } = view;
    const change = (changed: Partial<AnswerForm>): void => void (this.form = { ...form, ...changed });
    return html`<p class="kern-body"><strong>${say(words.stepOne)}</strong></p>
      ${lawPart(view, offers.residenceAuthorities)} ${noticePart(view, offers, form, change, this.faults)}
      <div class="stack narrow">
        ${eventsField(view, offer, form, change, this.faults)}
        ${depthField(view, offer, offers, form, change)}
        ${dataUntilField(view, offer, form, change, this.faults)}
        ${untilField(view, form, offers.at, change, this.faults)}
        ${extrasPart(view, offer, form, change, releaseBeside(offers, form.notice))}
        ${choiceField({
          id: 'decision',
          label: say(words.decision),
          value: form.decision,
          onChange: (value) => change({ decision: value as AnswerForm['decision'] }),
          choices: [
            { value: 'given', label: say(words.decisionYes) },
            { value: 'refused', label: say(words.decisionNo) },
            { value: 'requested', label: say(words.decisionLater) },
          ],
        })}
      </div>
      <div class="buttons">
        ${button(say(words.next), () => void this.checkNow(offer, form, offers), { kind: 'primary' })}
      </div>`;
  }

  private async checkNow(offer: Offer, form: AnswerForm, offers: Offers): Promise<void> {
    const isWhole =
      form.chosen.size > 0 &&
      endOf(form, offers.at) !== undefined &&
      !lacksDataEnd(form, offer) &&
      form.identityCheck !== undefined;
    this.form = form;
    this.faults = !isWhole;
    this.isChecking = isWhole;
    await this.updateComplete;
    if (isWhole) this.querySelector<HTMLElement>('#check')?.focus();
    else focusFault(this);
  }

  private check(offer: Offer, offers: Asked, form: AnswerForm): TemplateResult {
    const { view } = this;
    const { say } = view;
    return html`<h2 class="kern-heading-medium" id="check" tabindex="-1">${say(words.stepTwo)}</h2>
      ${answerSummary(view, offer, offers, form)}
      <p class="kern-body narrow">${say(form.decision === 'given' ? words.told : words.noDisadvantage)}</p>
      <div class="buttons">
        ${button(say(words.recordIt), () => void this.send(offer, offers, form), {
          kind: 'primary',
          busy: this.action.isBusy,
        })}
        ${button(say(words.back), () => (this.isChecking = false), { kind: 'tertiary' })}
      </div>`;
  }

  private async send(offer: Offer, offers: Asked, form: AnswerForm): Promise<void> {
    const validUntil = endOf(form, offers.at);
    const given = noticeGiven(form, offers.notices[form.notice]);
    if (validUntil === undefined || given === undefined) return;
    const { decision } = form;
    const common = { decision, ...givenBy(form) };
    const { reference, ids } = this;
    const provisions = provisionsOf(form, offer, validUntil);
    const recorded = await this.action.run(DONE[decision], () =>
      record(reference, { ...common, notice: given, consentId: ids.consent, provisions }),
    );
    if (recorded === undefined) return;
    const release = decision === 'given' ? releaseOf(form, offer, validUntil) : [];
    const text = noticeGiven(form, releaseBeside(offers, form.notice));
    const released =
      release.length === 0 ||
      text === undefined ||
      (await this.action.run(words.doneRelease, () =>
        record(reference, { ...common, notice: text, consentId: ids.release, provisions: release }),
      )) !== undefined;
    this.isDone = released;
  }

  private nextSteps(form: AnswerForm): TemplateResult {
    const { reference, ids, view } = this;
    const { say, language } = view;
    return html`<div class="buttons">
      ${
        form.decision === 'requested'
          ? nothing
          : wayTo(receiptPage(reference, ids.consent, language), say(words.receipt), {
              kind: 'primary',
              inNewTab: true,
            })
      }
      ${
        form.release && form.decision === 'given'
          ? wayTo(receiptPage(reference, ids.release, language), say(words.receipt), {
              about: say(words.release),
              inNewTab: true,
            })
          : nothing
      }
      ${wayTo(consentPage(reference), say(words.toConsents))}
    </div>`;
  }
}

function begun(offer: Offer, offers: Offers): AnswerForm {
  return {
    ...usualCircumstances(offers),
    ...wholeOffer(offer, offers.at),
    decision: 'given',
    special: false,
    release: false,
  };
}

customElements.define('consent-answer', ConsentAnswer);
