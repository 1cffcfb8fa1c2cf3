import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { asked, does, heading, line } from './actions.ts';
import { Deed } from './deed.ts';
import { hub, type Device } from './hub.ts';
import { read } from './reading.ts';
import { said } from './said.ts';

/** "My devices": each browser that can open the path, and the way to end that. */
class DevicesView extends LitElement {
  static override properties = { pack: { attribute: false }, revoking: { state: true } };

  declare pack: Pack;
  declare private revoking: string | undefined;
  private readonly devices = new Loaded(this, hub.devices);
  private readonly deed = new Deed(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('revoking') && this.revoking) this.querySelector<HTMLElement>('[data-asked]')?.focus();
  }

  private async revoke({ id, own }: Device): Promise<void> {
    if (!(await this.deed.run('deviceGone', () => hub.revoke(id)))) return;
    this.revoking = undefined;
    this.dispatchEvent(new CustomEvent(own ? 'device-gone' : 'devices-changed', { bubbles: true }));
    if (!own) await this.devices.reload();
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'devicesTitle')} ${line(pack, 'devicesLead')} ${this.deed.shown(pack)}
    ${read(
      pack,
      this.devices,
      ({ devices }) =>
        html`<ul class="cards">
          ${devices.map((one) => this.device(one))}
        </ul>`,
    )}`;
  }

  private device(device: Device): TemplateResult {
    const { pack } = this;
    const when = { when: { instant: device.enteredAt, withTime: true } };
    return html`<li class="card" data-device=${device.own ? 'own' : 'other'}>
      <p class="kern-body">
        <strong>${said(pack, device.own ? 'deviceThis' : 'deviceOther', when)}</strong>
      </p>
      <p class="kern-body">
        ${said(pack, 'deviceUsed', { when: { instant: device.lastUsedAt, withTime: true } })}
      </p>
      <p class="kern-body">
        ${said(pack, 'deviceLetter', { agency: device.letter.agencyName, when: { instant: device.letter.madeAt } })}
      </p>
      ${device.revoked ? line(pack, 'deviceGone') : this.revocation(device)}
    </li>`;
  }

  private revocation(device: Device): TemplateResult | typeof nothing {
    const { pack } = this;
    if (this.revoking === device.id)
      return asked(
        pack,
        { text: 'revokeAsk', yes: 'revokeYes', busy: this.deed.isBusy },
        { onYes: () => void this.revoke(device), onNo: () => (this.revoking = undefined) },
      );
    return html`<div class="buttons">${does(pack, 'revokeDo', () => (this.revoking = device.id))}</div>`;
  }
}

customElements.define('person-devices', DevicesView);
