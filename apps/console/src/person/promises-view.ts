import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { heading, line } from './actions.ts';
import { hub, type PromiseMade } from './hub.ts';
import { read } from './reading.ts';
import { said, saidByHub } from './said.ts';

const states: Readonly<Record<PromiseMade['state'], Key>> = {
  open: 'promiseOpen',
  due: 'promiseLate',
  replaced: 'promiseReplaced',
};

/** What agencies agreed with the person, each with its day and how it stands. */
class PromisesView extends LitElement {
  static override properties = { pack: { attribute: false } };

  declare pack: Pack;
  private readonly promises = new Loaded(this, hub.promises);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'promisesTitle')} ${line(pack, 'promisesLead')}
    ${read(pack, this.promises, ({ promises }) => this.shown(promises))}`;
  }

  private shown(promises: readonly PromiseMade[]): TemplateResult {
    const { pack } = this;
    return html`${promises.length === 0 ? line(pack, 'promisesEmpty') : nothing}
      <ul class="cards">
        ${promises.map(
          (one) =>
            html`<li class="card" data-promise=${one.state}>
              <h2 class="kern-heading-small">${saidByHub(pack, one.title)}</h2>
              <p class="kern-body">${untilSaid(pack, one)}</p>
              <p class="kern-body"><strong>${said(pack, states[one.state])}</strong></p>
            </li>`,
        )}
      </ul>`;
  }
}

function untilSaid(pack: Pack, { dueAt, agencyName: agency }: PromiseMade): TemplateResult {
  return dueAt
    ? said(pack, 'promiseBy', { agency, when: { instant: dueAt } })
    : said(pack, 'promiseUndated', { agency });
}

customElements.define('person-promises', PromisesView);
