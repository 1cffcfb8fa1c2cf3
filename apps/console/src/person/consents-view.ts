import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { Loaded } from '../page/loaded.ts';
import { does, heading, line } from './actions.ts';
import { Deed } from './deed.ts';
import { hub, type Consent, type Preview, type Provision } from './hub.ts';
import { read } from './reading.ts';
import { said } from './said.ts';
import { previewSaid } from './withdrawal-preview.ts';

const states: Readonly<Record<Consent['state'], Key>> = {
  requested: 'stateRequested',
  given: 'stateGiven',
  refused: 'stateRefused',
  'partly-withdrawn': 'statePartly',
  withdrawn: 'stateWithdrawn',
  expired: 'stateExpired',
  'not-yet-valid': 'stateLater',
  invalidated: 'stateInvalid',
  superseded: 'stateSuperseded',
};

/** States in which there is something to take back: also what was given and begins later, and whatever the agreement says. */
const standing: readonly Consent['state'][] = ['given', 'partly-withdrawn', 'not-yet-valid'];

const depths: Readonly<Record<Provision['depth'], Key>> = {
  fact: 'depthFact',
  date: 'depthDate',
  detail: 'depthDetail',
};

/** What is about to be withdrawn: a whole consent, or one provision of it. */
interface Withdrawal {
  readonly consent: Consent;
  readonly provisionIds?: readonly string[];
  readonly preview: Preview;
}

/** "My consents": each in plain sentences, to be withdrawn as a whole or in part in two steps, the first of which shows what follows. */
class ConsentsView extends LitElement {
  static override properties = { pack: { attribute: false }, withdrawal: { state: true } };

  declare pack: Pack;
  declare private withdrawal: Withdrawal | undefined;
  private readonly consents = new Loaded(this, hub.consents);
  private readonly deed = new Deed(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('withdrawal') && this.withdrawal)
      this.querySelector<HTMLElement>('[data-asked]')?.focus();
  }

  private async ask(consent: Consent, provisionIds?: readonly string[]): Promise<void> {
    this.deed.clear();
    const isRead = await this.deed.run('done', async () => {
      const preview = await hub.preview(consent, provisionIds);
      this.withdrawal = { consent, preview, ...(provisionIds && { provisionIds }) };
    });
    if (isRead) this.deed.clear();
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-asked]')?.focus();
  }

  private async withdraw({ consent, provisionIds }: Withdrawal): Promise<void> {
    if (!(await this.deed.run('withdrawDone', () => hub.withdraw(consent, provisionIds)))) return;
    this.withdrawal = undefined;
    await this.consents.reload();
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'consentsTitle')} ${line(pack, 'consentsLead')} ${this.deed.shown(pack)}
    ${read(pack, this.consents, ({ consents }) => this.shown(consents))}`;
  }

  private shown(consents: readonly Consent[]): TemplateResult {
    if (consents.length === 0) return line(this.pack, 'consentsEmpty');
    return html`<div class="stack">${consents.map((one) => this.card(one))}</div>`;
  }

  private card(consent: Consent): TemplateResult {
    const { pack } = this;
    const agency = consent.recordedByName;
    const isOpen = standing.includes(consent.state);
    return html`<section class="card" data-consent=${consent.consentId} data-state=${consent.state}>
      <h2 class="kern-heading-small">
        ${
          consent.givenAt
            ? said(pack, 'consentAt', { when: { instant: consent.givenAt }, agency })
            : said(pack, 'consentOpen', { agency })
        }
      </h2>
      <p class="kern-body"><strong>${said(pack, states[consent.state])}</strong></p>
      <ul class="provisions">
        ${consent.provisions.map((one) => this.provision(consent, one, isOpen))}
      </ul>
      ${this.whole(consent, isOpen)}
    </section>`;
  }

  private provision(consent: Consent, one: Provision, isOpen: boolean): TemplateResult {
    const { pack } = this;
    const isPart = isOpen && consent.provisions.length > 1 && one.withdrawnAt === undefined;
    return html`<li class="kern-body">
      <p class="kern-body">${provisionSaid(pack, one)}</p>
      <p class="kern-body">${said(pack, depths[one.depth])}</p>
      ${one.form === 'secrecy-release' ? line(pack, 'secrecy') : nothing}
      ${one.withdrawnAt ? line(pack, 'provisionGone', { when: { instant: one.withdrawnAt } }) : nothing}
      ${
        isPart
          ? html`<div class="buttons">
              ${does(pack, 'withdrawPart', () => void this.ask(consent, [one.provisionId]), {
                busy: this.deed.isBusy,
                about: recipientsOf(one),
              })}
            </div>`
          : nothing
      }
      ${this.isAskedFor(consent, one.provisionId) ? this.asking() : nothing}
    </li>`;
  }

  private whole(consent: Consent, isOpen: boolean): TemplateResult | typeof nothing {
    if (this.isAskedFor(consent)) return this.asking();
    if (!isOpen) return nothing;
    return html`<div class="buttons">
      ${does(this.pack, 'withdrawAll', () => void this.ask(consent), { busy: this.deed.isBusy })}
    </div>`;
  }

  private isAskedFor(consent: Consent, provisionId?: string): boolean {
    return this.withdrawal?.consent === consent && this.withdrawal.provisionIds?.[0] === provisionId;
  }

  private asking(): TemplateResult | typeof nothing {
    const { pack, withdrawal } = this;
    if (!withdrawal) return nothing;
    return html`<div class="asked card" tabindex="-1" data-asked role="group" aria-labelledby="preview">
      <h3 id="preview" class="kern-heading-small">${said(pack, 'previewTitle')}</h3>
      ${previewSaid(pack, withdrawal.preview)}
      <div class="buttons">
        ${does(pack, 'withdrawYes', () => void this.withdraw(withdrawal), { kind: 'primary', busy: this.deed.isBusy })}
        ${does(pack, 'cancel', () => (this.withdrawal = undefined), { kind: 'tertiary' })}
      </div>
    </div>`;
  }
}

function provisionSaid(pack: Pack, one: Provision): TemplateResult {
  return said(pack, 'provision', {
    source: one.sourceName,
    what: one.what,
    recipients: one.recipients.map(({ name }) => name),
    purpose: one.purposes,
    when: { instant: one.validUntil },
  });
}

function recipientsOf({ recipients }: Provision): string {
  return recipients.map(({ name }) => name.de).join(', ');
}

customElements.define('person-consents', ConsentsView);
