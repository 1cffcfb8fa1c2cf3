import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post, segment } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { button, textField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import type { Deputies } from './casework.ts';
import { words } from './words.ts';

/** Who stands in for whom: one says it of one's own cases only. */
class DeputiesPart extends LitElement {
  static override properties = {
    view: { attribute: false },
    deputy: { state: true },
    until: { state: true },
  };

  declare view: View;
  declare private deputy: string;
  declare private until: string;
  private readonly action = new Action(this);
  private readonly deputies = new Loaded(this, () => get<Deputies>('desk/casework/deputies'));

  constructor() {
    super();
    this.deputy = '';
    this.until = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say, session } = this.view;
    return html`<h2 class="kern-heading-medium" id="deputies" tabindex="-1">${say(words.deputies)}</h2>
      <p class="kern-body narrow">${say(words.deputiesLead)} <strong>${session.staff}</strong>.</p>
      ${this.action.shown(language)}
      <div class="narrow stack">
        ${textField({
          id: 'deputy',
          label: say(words.deputy),
          hint: say(words.deputyHint),
          value: this.deputy,
          onInput: (value) => (this.deputy = value),
        })}
        ${textField({
          id: 'until',
          type: 'date',
          label: say(words.until),
          value: this.until,
          onInput: (value) => (this.until = value),
        })}
        <div class="buttons">
          ${button(say(words.appoint), () => void this.appoint(), { busy: this.action.isBusy })}
        </div>
      </div>
      ${this.deputies.show(language, (told) => this.lists(told))}`;
  }

  private lists({ given, received }: Deputies): TemplateResult {
    const { language, say } = this.view;
    const until = {
      head: say(words.until),
      cell: (one: { readonly until: string }) => day(one.until, language),
    };
    return html`${dataTable(
      say(words.given),
      [
        { head: say(words.staff), cell: ({ deputy }) => deputy },
        until,
        {
          head: say(words.action),
          cell: ({ deputy }) =>
            button(say(words.endDeputy), () => void this.dismiss(deputy), {
              kind: 'tertiary',
              about: deputy,
            }),
        },
      ],
      given,
      say(words.givenNone),
    )}
    ${dataTable(
      say(words.received),
      [{ head: say(words.staff), cell: ({ staff }) => staff }, until],
      received,
      say(words.receivedNone),
    )}`;
  }

  private async appoint(): Promise<void> {
    const { deputy, until } = this;
    const done = await this.action.run(words.appointed, () =>
      post<Answered>('desk/casework/deputies', { deputy: deputy.trim(), until }),
    );
    if (done === undefined) return;
    this.deputy = '';
    this.until = '';
    void this.deputies.reload();
  }

  private async dismiss(deputy: string): Promise<void> {
    await this.action.run(words.deputyEnded, () =>
      post<Answered>(`desk/casework/deputies/${segment(deputy)}/end`),
    );
    void this.deputies.reload();
  }
}

customElements.define('deputies-part', DeputiesPart);
