import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { hub, type Device, type Devices } from './hub.ts';
import { line } from './actions.ts';
import { said } from './said.ts';

/** What could show the path and came since this device was used the time before: a device, or a letter; nothing where nothing did. */
class NewAccess extends LitElement {
  static override properties = { pack: { attribute: false }, turn: { attribute: false } };

  declare pack: Pack;
  /** Raised when it is to be looked at again. */
  declare turn: number;
  private readonly devices = new Loaded(this, hub.devices);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('turn') && changed.get('turn') !== undefined) void this.devices.reload();
  }

  protected override render(): TemplateResult {
    return html`<div role="status" class="screen-only">
      ${this.devices.value ? this.news(this.devices.value) : nothing}
    </div>`;
  }

  private news({ devices, unseen: { devices: ids, letter } }: Devices): TemplateResult | typeof nothing {
    const { pack } = this;
    const unseen = devices.filter(({ id }) => ids.includes(id));
    if (unseen.length === 0 && letter === undefined) return nothing;
    return html`<div class="kern-alert kern-alert--warning" data-new-access>
      <div class="kern-alert__header"><span class="kern-title">${said(pack, 'newTitle')}</span></div>
      <div class="kern-alert__body">
        <ul>
          ${unseen.map((one) => this.device(one))}
          ${
            letter
              ? html`<li data-new="letter">
                  ${line(pack, 'newLetter', { agency: letter.agencyName, when: { instant: letter.madeAt, withTime: true } })}
                </li>`
              : nothing
          }
        </ul>
        ${unseen.length > 0 ? line(pack, 'newDeviceFix') : nothing}
        ${letter ? line(pack, 'newLetterFix') : nothing}
        <p><a class="kern-link" href="#/devices">${said(pack, 'devicesTitle')}</a></p>
      </div>
    </div>`;
  }

  private device({ enteredAt, letter: { agencyName: agency } }: Device): TemplateResult {
    const when = { instant: enteredAt, withTime: true };
    return html`<li data-new="device">${line(this.pack, 'newDevice', { agency, when })}</li>`;
  }
}

customElements.define('person-new-access', NewAccess);
