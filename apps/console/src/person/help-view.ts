import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { heading, line } from './actions.ts';
import { hub, type Contact } from './hub.ts';
import { read } from './reading.ts';
import { said, saidByHub } from './said.ts';

/** "Who helps me?": the agencies that share the case with what each is there for, and how to get in touch safely. */
class HelpView extends LitElement {
  static override properties = { pack: { attribute: false } };

  declare pack: Pack;
  private readonly contacts = new Loaded(this, hub.contacts);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'contactsTitle')} ${line(pack, 'contactsLead')}
      ${read(pack, this.contacts, ({ contacts }) => this.shown(contacts))}
      <h2 class="kern-heading-medium">${said(pack, 'safeTitle')}</h2>
      ${line(pack, 'safeText')} ${line(pack, 'safeDevice')}`;
  }

  private shown(contacts: readonly Contact[]): TemplateResult {
    const { pack } = this;
    if (contacts.length === 0) return line(pack, 'contactsEmpty');
    return html`<ul class="cards">
      ${contacts.map(
        (one) =>
          html`<li class="card" data-contact=${one.agency}>
            <h2 class="kern-heading-small">${saidByHub(pack, one.name)}</h2>
            <p class="kern-body">${saidByHub(pack, one.mandate)}</p>
            <p class="kern-body">${said(pack, 'contactAsk', { contact: one.contactFunction })}</p>
            ${one.rightsDesk ? line(pack, 'rightsDesk', { contact: one.rightsDesk }) : nothing}
          </li>`,
      )}
    </ul>`;
  }
}

customElements.define('person-help', HelpView);
