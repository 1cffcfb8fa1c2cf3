import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { post } from '../page/call.ts';
import { button, choiceField } from '../page/fields.ts';
import '../person-letter/person-letter.ts';
import { caseWords as words } from './case-words.ts';
import { caseAtDesk, casePage } from './casework.ts';
import { words as listWords } from './words.ts';

/** A one-time code for the person's own view. */
interface PersonCode extends Answered {
  readonly code?: string;
  readonly until?: string;
  /** Of the person's page. */
  readonly address?: string;
}

/** The letter with which the person opens their own view: made here, shown once, printed. */
class LetterView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    channel: { state: true },
    made: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare private channel: string;
  declare private made: PersonCode | undefined;
  private readonly action = new Action(this);

  constructor() {
    super();
    this.channel = 'handed-over';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large ${this.made ? 'screen-only' : ''}">
        ${say(words.letter)} – ${say(listWords.caseOf)} ${this.reference}
      </h1>
      <div class="screen-only">
        <p class="kern-body narrow">${say(words.letterLead)}</p>
        ${this.action.shown(language)}
        ${choiceField({
          id: 'channel',
          label: say(words.letterHow),
          value: this.channel,
          choices: [
            { value: 'handed-over', label: say(words.byHand) },
            { value: 'post', label: say(words.byPost) },
          ],
          onChange: (value) => (this.channel = value),
        })}
        <div class="buttons">
          ${button(say(words.letterMake), () => void this.make(), { kind: 'primary', busy: this.action.isBusy })}
        </div>
        <p class="kern-body"><a class="kern-link" href=${casePage(this.reference)}>${say(words.back)}</a></p>
      </div>
      ${this.letter()}`;
  }

  private letter(): TemplateResult | typeof nothing {
    const { code, until, address } = this.made ?? {};
    if (code === undefined || until === undefined || address === undefined) return nothing;
    return html`<person-letter
      .letter=${{ code, until, address, agency: this.view.session.agency?.titles }}
    ></person-letter>`;
  }

  private async make(): Promise<void> {
    this.made = undefined;
    const path = `${caseAtDesk(this.reference)}/person-codes`;
    this.made = await this.action.run(words.letterMade, () =>
      post<PersonCode>(path, { channel: this.channel }),
    );
  }
}

customElements.define('letter-view', LetterView);
