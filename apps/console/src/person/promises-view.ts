import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { heading, line } from './actions.ts';
import { hub, type Agreed, type PromiseMade } from './hub.ts';
import { answersShown, managedShown } from './plan-part.ts';
import { read } from './reading.ts';
import { said, saidByHub } from './said.ts';

const states: Readonly<Record<Exclude<PromiseMade['state'], 'kept'>, Key>> = {
  open: 'promiseOpen',
  due: 'promiseLate',
  replaced: 'promiseReplaced',
};

/** What is agreed with the person, by both sides, each with its day and how it stands; who looks after the case; answers to wishes. */
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
    ${read(pack, this.promises, (agreed) => this.shown(agreed))}`;
  }

  private shown(agreed: Agreed): TemplateResult {
    const { pack } = this;
    const { promises } = agreed;
    const own = promises.filter(({ by }) => by === 'person');
    return html`${managedShown(pack, agreed)} ${promises.length === 0 ? line(pack, 'promisesEmpty') : nothing}
    ${this.list(promises.filter(({ by }) => by === 'agency'))}
    ${
      own.length === 0
        ? nothing
        : html`<h2 class="kern-heading-medium">${said(pack, 'promisesYours')}</h2>
            ${this.list(own)}`
    }
    ${answersShown(pack, agreed)}`;
  }

  private list(promises: readonly PromiseMade[]): TemplateResult {
    const { pack } = this;
    return html`<ul class="cards">
      ${promises.map((one) => {
        const title = saidByHub(pack, one.title);
        return html`<li class="card" data-promise=${one.state} data-by=${one.by}>
          ${
            one.by === 'person'
              ? html`<h3 class="kern-heading-small">${title}</h3>`
              : html`<h2 class="kern-heading-small">${title}</h2>`
          }
          <p class="kern-body">${untilSaid(pack, one)}</p>
          <p class="kern-body"><strong>${stateSaid(pack, one)}</strong></p>
        </li>`;
      })}
    </ul>`;
  }
}

function stateSaid(pack: Pack, promise: PromiseMade): TemplateResult {
  if (promise.state !== 'kept') return said(pack, states[promise.state]);
  const { what, agencyName: agency, at } = promise.kept;
  return at === undefined
    ? said(pack, 'promiseKeptUndated', { what, agency })
    : said(pack, 'promiseKept', { what, agency, when: { instant: at } });
}

function untilSaid(pack: Pack, { dueAt, agencyName: agency }: PromiseMade): TemplateResult {
  return dueAt
    ? said(pack, 'promiseBy', { agency, when: { instant: dueAt } })
    : said(pack, 'promiseUndated', { agency });
}

customElements.define('person-promises', PromisesView);
