import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { post } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { notice } from '../page/notice.ts';
import { caseWords as words } from './case-words.ts';
import { caseAtDesk, casePage } from './casework.ts';

interface Code extends Answered {
  readonly code?: string;
  readonly validUntil?: string;
}

/** A one-time code that the person carries to another agency: shown once, on a sheet that names neither the person nor the file. */
class LinkCodeView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    made: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare private made: Code | undefined;
  private readonly action = new Action(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say, session } = this.view;
    const mayMake = session.linkCodes?.make !== false;
    return html`<h1 class="kern-heading-large">${say(words.linkCode)}</h1>
      <p class="kern-body narrow screen-only">${say(words.codeLead)}</p>
      <div class="screen-only">${this.action.shown(language)}</div>
      ${mayMake ? nothing : notice('info', say(words.codeNotHere), say(words.codeNotHereHow))}
      <div class="buttons">
        ${mayMake ? button(say(words.codeMake), () => void this.make(), { kind: 'primary', busy: this.action.isBusy }) : nothing}
        ${this.made?.code ? button(say(words.print), () => window.print()) : nothing}
      </div>
      ${this.sheet()}
      <p class="kern-body screen-only">
        <a class="kern-link" href=${casePage(this.reference)}>${say(words.back)}</a>
      </p>`;
  }

  /** German is binding; who does not read it finds the other language below. */
  private sheet(): TemplateResult | typeof nothing {
    const { code, validUntil } = this.made ?? {};
    if (code === undefined || validUntil === undefined) return nothing;
    const agency = this.view.session.agency?.titles;
    return html`<section class="card narrow" aria-labelledby="sheet">
      <h2 class="kern-heading-medium" id="sheet">
        ${words.codeSheet.de} / <span lang="en">${words.codeSheet.en}</span>
      </h2>
      <p class="link-code" data-code>${code}</p>
      ${(['de', 'en'] as const).map(
        (language) =>
          html`<div lang=${language}>
            <p class="kern-body">
              <strong>${words.codeUntil[language]} ${day(validUntil, language)}</strong>
            </p>
            <p class="kern-body">${words.codeFor[language]}</p>
            ${agency ? html`<p class="kern-body">${words.codeFrom[language]}: ${agency[language]}</p>` : nothing}
          </div>`,
      )}
    </section>`;
  }

  private async make(): Promise<void> {
    this.made = undefined;
    const path = `${caseAtDesk(this.reference)}/link-codes`;
    this.made = await this.action.run(words.codeMade, () => post<Code>(path));
  }
}

customElements.define('link-code-view', LinkCodeView);
