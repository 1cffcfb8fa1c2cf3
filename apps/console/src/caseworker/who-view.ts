import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { get } from '../page/call.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language, Text } from '../page/text.ts';
import type { Parties, PartyShown, Told } from './parties.ts';
import { whoWords as words } from './who-words.ts';

/** Who is who: what each agency of the network is there for, whom to turn to, and what it and the own agency may tell each other. */
class WhoView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly parties = new Loaded(this, () => get<Parties>('desk/parties'));

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.title)}</h1>
      <p class="kern-body narrow">${say(words.lead)}</p>
      ${this.parties.show(language, ({ parties }) =>
        parties.length === 0
          ? html`<p class="kern-body">${say(words.none)}</p>`
          : html`<ul class="cards">
              ${parties.map((party) => html`<li class="card who" data-party=${party.agency}>${this.card(party)}</li>`)}
            </ul>`,
      )}`;
  }

  private card(party: PartyShown): TemplateResult {
    const { language, say } = this.view;
    return html`<h2 class="kern-heading-small">
        ${party.titles[language]}${party.isOwn ? html` (${say(words.own)})` : nothing}
      </h2>
      <p class="kern-body">${party.mandate[language]}</p>
      <dl class="facts">
        ${this.fact(words.contact, party.contactFunction)} ${this.fact(words.unit, party.unit)}
        ${this.fact(words.sphere, party.legalSphere)}
        ${this.fact(words.regime, regimeIn(language, party.regime))}
        ${party.secrecy ? this.fact(words.secrecy, say(words.secrecyHeld)) : nothing}
        ${this.fact(words.controller, party.controller[language])}
        ${party.rightsDesk ? this.fact(words.rightsDesk, party.rightsDesk[language]) : nothing}
        ${this.fact(words.dpo, party.dpo)}
      </dl>
      <details>
        <summary class="kern-body">${say(party.isOwn ? words.records : words.exchanged)}</summary>
        ${this.list(
          words.records,
          party.records.map(({ title }) => title[language]),
        )}
        ${party.isOwn ? nothing : html`${this.told(words.tellsUs, party.tellsUs)} ${this.told(words.weTell, party.weTell)}`}
      </details>`;
  }

  private fact(label: Text, value: string): TemplateResult {
    return html`<div>
      <dt>${this.view.say(label)}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  private told(label: Text, told: readonly Told[]): TemplateResult {
    const { language, say } = this.view;
    const texts = told.map(
      ({ title, by }) => `${title[language]} (${by.map((one) => say(words[one])).join(', ')})`,
    );
    return this.list(label, texts);
  }

  private list(label: Text, texts: readonly string[]): TemplateResult {
    const { say } = this.view;
    return html`<h3 class="kern-heading-small who__list">${say(label)}</h3>
      ${
        texts.length === 0
          ? html`<p class="kern-body">${say(words.nothing)}</p>`
          : html`<ul>
              ${texts.map((text) => html`<li>${text}</li>`)}
            </ul>`
      }`;
  }
}

/** The agreement names the law in its own code, which is English: the GDPR is the DSGVO in German. */
function regimeIn(language: Language, regime: string): string {
  return language === 'de' ? regime.replace('GDPR', 'DSGVO') : regime;
}

customElements.define('who-view', WhoView);
