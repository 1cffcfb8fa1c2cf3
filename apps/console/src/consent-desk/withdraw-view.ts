import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action } from '../page/action.ts';
import { day } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { consentPage, readPreview, readRecorded, step, type Preview } from './consents.ts';
import { head, lawTable, nextSteps, wayTo } from './parts.ts';
import { words } from './words.ts';

/** Withdraws in two steps: what changes is read first, then one click is enough. */
class ConsentWithdrawal extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    consentId: { attribute: false },
    isDone: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare consentId: string;
  declare private isDone: boolean;
  private readonly preview = new Loaded<Preview>(this, () => readPreview(this.reference, this.consentId));
  /** Only who recorded a consent can print its receipt. */
  private readonly isOwn = new Loaded<boolean>(this, async () => {
    const { consents } = await readRecorded(this.reference);
    return consents.some(({ consentId }) => consentId === this.consentId);
  });
  private readonly action = new Action(this);

  constructor() {
    super();
    this.isDone = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { view, reference } = this;
    return html`${head(view, words.withdrawTitle, reference)} ${this.action.shown(view.language)}
    ${this.isDone ? nextSteps(view, reference, this.consentId, this.isOwn.value === true) : this.preview.show(view.language, (preview) => this.content(preview))}`;
  }

  private content(preview: Preview): TemplateResult {
    const { view, reference } = this;
    const { say } = view;
    return html`<p class="kern-body narrow">${say(words.withdrawLead)}</p>
      ${this.stopping(preview)}
      <h2 class="kern-heading-medium">${say(words.lawful)}</h2>
      <p class="kern-body narrow">${say(preview.lawfulUntilNow)}</p>
      ${this.otherConsents(preview)}
      <h2 class="kern-heading-medium">${say(words.continuesByLaw)}</h2>
      ${lawTable(say, preview.continuesByLaw, say(words.continuesByLaw), say(words.nothing))}
      <div class="buttons">
        ${
          preview.inForce
            ? button(say(words.withdrawDo), () => void this.withdraw(), {
                kind: 'primary',
                busy: this.action.isBusy,
              })
            : nothing
        }
        ${wayTo(consentPage(reference), say(words.keep), { kind: 'tertiary' })}
      </div>`;
  }

  private stopping({ stops, inForce }: Preview): TemplateResult {
    const { say } = this.view;
    return html`<h2 class="kern-heading-medium">${say(words.stops)}</h2>
      ${
        stops.length === 0
          ? html`<p class="kern-body">${say(inForce ? words.stopsNothing : words.stopsNone)}</p>`
          : html`<ul class="kern-body" data-stops>
              ${stops.map(
                (one) =>
                  html`<li>
                    ${say(one.recipientName)} ${say(words.noLonger)} ${say(one.sourceName)}
                    (${say(one.purpose)}): ${one.events.map(({ title }) => say(title)).join(', ')}.
                    ${one.unlessByLaw ? say(words.unlessByLaw) : nothing}
                  </li>`,
              )}
            </ul>`
      }`;
  }

  private otherConsents({ continuesByConsent }: Preview): TemplateResult {
    const { say, language } = this.view;
    return html`<h2 class="kern-heading-medium">${say(words.continuesByConsent)}</h2>
      ${
        continuesByConsent.length === 0
          ? html`<p class="kern-body">${say(words.nothing)}</p>`
          : html`<ul class="kern-body">
              ${continuesByConsent.map(
                (one) =>
                  html`<li>
                    ${say(one.sourceName)} → ${say(one.recipientName)}: ${say(one.title)} (${say(words.until)}
                    ${day(one.until, language)})
                  </li>`,
              )}
            </ul>`
      }`;
  }

  private async withdraw(): Promise<void> {
    const answer = await this.action.run(words.withdrawn, () =>
      step(this.reference, this.consentId, 'withdraw', {}),
    );
    this.isDone = answer !== undefined;
  }
}

customElements.define('consent-withdrawal', ConsentWithdrawal);
