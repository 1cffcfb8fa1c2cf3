import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { post, segment } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language } from '../page/text.ts';
import { moreWords as words } from './more-words.ts';
import { type Dispute, readRights } from './rights.ts';

/** Own entries that the person says are wrong, each with the two ways in which the author settles it. */
class DisputesView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly action = new Action(this);
  private readonly list = new Loaded(this, readRights);
  protected readonly following = new Following(this, 'desk/ticks', () => void this.list.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async settle({ reference = '', dispute }: Dispute, outcome: string): Promise<void> {
    const path = `desk/cases/${segment(reference)}/disputes/${segment(dispute)}/settle`;
    const answer = await this.action.run(words.settled, () => post<Answered>(path, { outcome }));
    if (answer) await this.list.reload();
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.disputes)}</h1>
      <p class="kern-body narrow">${say(words.disputesLead)}</p>
      ${this.action.shown(language)}
      ${this.list.show(language, ({ disputes }) => this.table(disputes, language))}`;
  }

  private table(disputes: readonly Dispute[], language: Language): TemplateResult {
    const busy = this.action.isBusy;
    return dataTable<Dispute>(
      words.disputes[language],
      [
        { head: words.file[language], cell: ({ reference }) => reference ?? '–' },
        { head: words.unknownEntry[language], cell: (one) => entriesSaid(one, language) },
        {
          head: words.outcome[language],
          cell: (one) =>
            html`<div class="buttons">
              ${button(words.corrected[language], () => void this.settle(one, 'corrected'), {
                busy,
                about: one.reference ?? '',
              })}
              ${button(words.standsBy[language], () => void this.settle(one, 'stands-by'), {
                busy,
                about: one.reference ?? '',
              })}
            </div>`,
        },
      ],
      disputes,
      words.noDisputes[language],
    );
  }
}

customElements.define('rights-disputes', DisputesView);

function entriesSaid({ entries }: Dispute, language: Language): string {
  return entries
    .map(({ title, happenedAt }) => {
      const said = title?.[language] ?? words.unknownEntry[language];
      return happenedAt === undefined ? said : `${said}, ${day(happenedAt, language)}`;
    })
    .join('; ');
}
