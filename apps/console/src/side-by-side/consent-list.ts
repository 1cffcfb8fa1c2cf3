import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { day, moment } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import type { Language } from '../page/text.ts';
import type { Desk } from './demonstration.ts';
import { withdraw, type Consent } from './desk.ts';
import { words } from './words.ts';

const states = {
  given: { word: words.given, may: words.mayTell, badge: 'kern-badge--success' },
  refused: { word: words.refused, may: words.mayNotTell, badge: 'badge--plain' },
  withdrawn: { word: words.gone, may: words.mightTell, badge: 'kern-badge--warning' },
} as const;

/** The consents that one agency recorded in a case, each with a withdrawal in two steps. */
class ConsentList extends LitElement {
  static override properties = {
    desk: { attribute: false },
    reference: { attribute: false },
    consents: { attribute: false },
    agencies: { attribute: false },
    language: { attribute: false },
    asking: { state: true },
    said: { state: true },
  };

  declare desk: Desk;
  declare reference: string;
  declare consents: readonly Consent[];
  declare agencies: readonly Desk[];
  declare language: Language;
  declare asking: string | undefined;
  declare said: string | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async withdraw(consentId: string): Promise<void> {
    this.asking = undefined;
    try {
      const { receipt } = await withdraw(this.desk, this.reference, consentId);
      this.said = receipt
        ? `${words.withdrawn[this.language]}: ${moment(receipt.at, this.language)}`
        : words.withdrawWaiting[this.language];
    } catch (error) {
      this.said = `${words.failed[this.language]}: ${error instanceof Error ? error.message : String(error)}`;
    }
    this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
  }

  protected override render(): TemplateResult {
    return html`
      <h3 class="kern-heading-small">${words.consents[this.language]}</h3>
      <p class="kern-body kern-body--small said" role="status">${this.said ?? nothing}</p>
      ${this.consents.map((one) => this.card(one))}
    `;
  }

  private card(consent: Consent): TemplateResult {
    const state = states[consent.state];
    return html`
      <article class="consent card" data-consent=${consent.consentId} data-state=${consent.state}>
        <p class="kern-body consent__state">
          <span class="kern-badge kern-badge--small ${state.badge}">
            <span class="kern-label kern-label--small">${state.word[this.language]}</span>
          </span>
          ${day(consent.givenAt, this.language)}
        </p>
        <ul class="provisions">
          ${consent.provisions.map((one) => this.provision(one, consent.state))}
        </ul>
        ${consent.state === 'given' ? this.withdrawal(consent.consentId) : nothing}
      </article>
    `;
  }

  private provision(one: Consent['provisions'][number], of: Consent['state']): TemplateResult {
    const state = states[one.withdrawnAt === undefined ? of : 'withdrawn'];
    const recipients = one.recipients.map((recipient) => this.nameOf(recipient)).join(', ');
    const until = html` (${words.until[this.language]}
    ${day(one.withdrawnAt ?? one.validUntil, this.language)})`;
    return html`<li class="kern-body kern-body--small">
      ${this.nameOf(one.source)} ${state.may[this.language]}
      ${recipients}${of === 'refused' ? nothing : until}
    </li>`;
  }

  private withdrawal(consentId: string): TemplateResult {
    const { language } = this;
    if (this.asking !== consentId)
      return button(words.withdraw[language], () => void (this.asking = consentId));
    return html`
      <p class="kern-body kern-body--small" role="alert">${words.withdrawSure[language]}</p>
      <div class="buttons">
        ${button(words.withdrawYes[language], () => void this.withdraw(consentId), { kind: 'primary' })}
        ${button(words.cancel[language], () => void (this.asking = undefined), { kind: 'tertiary' })}
      </div>
    `;
  }

  private nameOf(agency: string): string {
    const { network } = this.desk;
    const named = network === undefined ? agency : `${network}-${agency}`;
    return this.agencies.find((one) => one.agency === named)?.name[this.language] ?? agency;
  }
}

customElements.define('consent-list', ConsentList);
