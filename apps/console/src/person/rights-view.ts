import { html, LitElement, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { asked, does, heading, line } from './actions.ts';
import { Deed } from './deed.ts';
import { hub, type RightKind } from './hub.ts';
import { said } from './said.ts';

const kinds: readonly { readonly kind: RightKind; readonly title: Key; readonly text: Key }[] = [
  { kind: 'access', title: 'kindAccess', text: 'kindAccessText' },
  { kind: 'restriction', title: 'kindRestriction', text: 'kindRestrictionText' },
  { kind: 'erasure', title: 'kindErasure', text: 'kindErasureText' },
];

/** "My rights": requests that go to every controller concerned at once. */
class RightsView extends LitElement {
  static override properties = { pack: { attribute: false }, asking: { state: true } };

  declare pack: Pack;
  declare private asking: RightKind | undefined;
  private readonly deed = new Deed(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('asking') && this.asking) this.querySelector<HTMLElement>('[data-asked]')?.focus();
  }

  private async request(kind: RightKind): Promise<void> {
    if (await this.deed.run('requestDone', () => hub.request(kind))) this.asking = undefined;
  }

  private ask(kind: RightKind): void {
    this.deed.clear();
    this.asking = kind;
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'rightsTitle')} ${line(pack, 'rightsLead')} ${this.deed.shown(pack)}
      <div class="stack">
        ${kinds.map((one) => this.right(one))}
        <section class="card">
          <h2 class="kern-heading-small">${said(pack, 'kindObjection')}</h2>
          ${line(pack, 'kindObjectionText')}
          <p class="kern-body"><a class="kern-link" href="#/accesses">${said(pack, 'accessesTitle')}</a></p>
        </section>
      </div>`;
  }

  private right({ kind, title, text }: (typeof kinds)[number]): TemplateResult {
    const { pack } = this;
    return html`<section class="card" data-right=${kind}>
      <h2 class="kern-heading-small">${said(pack, title)}</h2>
      ${line(pack, text)}
      ${
        this.asking === kind
          ? asked(
              pack,
              { text: 'requestAsk', yes: 'requestYes', busy: this.deed.isBusy },
              { onYes: () => void this.request(kind), onNo: () => (this.asking = undefined) },
            )
          : html`<div class="buttons">
              ${does(pack, 'requestDo', () => this.ask(kind), { about: pack.words[title] })}
            </div>`
      }
    </section>`;
  }
}

customElements.define('person-rights', RightsView);
