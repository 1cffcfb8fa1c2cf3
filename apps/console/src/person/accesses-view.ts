import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { asked, does, heading, line } from './actions.ts';
import { Deed, failed } from './deed.ts';
import { hub, type Access } from './hub.ts';
import { said } from './said.ts';

/** "Who saw what?": one sentence for each look, the newest first, with the way to object. */
class AccessesView extends LitElement {
  static override properties = {
    pack: { attribute: false },
    accesses: { state: true },
    next: { state: true },
    problem: { state: true },
    objecting: { state: true },
  };

  declare pack: Pack;
  declare private accesses: readonly Access[] | undefined;
  declare private next: number | undefined;
  declare private problem: unknown;
  declare private objecting: Access | undefined;
  private readonly deed = new Deed(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.readOn();
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('objecting') && this.objecting) this.querySelector<HTMLElement>('[data-asked]')?.focus();
  }

  private async readOn(before?: number): Promise<void> {
    const seen = this.accesses?.length ?? 0;
    try {
      const { entries, next } = await hub.accesses(before);
      this.accesses = [...(before === undefined ? [] : (this.accesses ?? [])), ...entries];
      this.next = next;
    } catch (problem) {
      this.problem = problem;
    }
    if (before === undefined) return;
    await this.updateComplete;
    this.querySelectorAll<HTMLElement>('[data-access]')[seen]?.focus();
  }

  private async object(rowId: string): Promise<void> {
    if (await this.deed.run('requestDone', () => hub.object(rowId))) this.objecting = undefined;
  }

  protected override render(): TemplateResult {
    const { pack, accesses, problem } = this;
    return html`${heading(pack, 'accessesTitle')} ${line(pack, 'accessesLead')} ${this.deed.shown(pack)}
      ${problem === undefined ? nothing : failed(pack, 'failed', problem)}
      ${accesses === undefined && problem === undefined ? line(pack, 'loading') : nothing}
      ${accesses?.length === 0 ? line(pack, 'accessesEmpty') : nothing}
      <ol class="path">
        ${(accesses ?? []).map((one) => this.access(one))}
      </ol>
      ${this.ending()}`;
  }

  private ending(): TemplateResult | typeof nothing {
    const { pack, next } = this;
    if (this.accesses === undefined || this.accesses.length === 0) return nothing;
    return next === undefined
      ? line(pack, 'end')
      : html`<div class="buttons">${does(pack, 'more', () => void this.readOn(next))}</div>`;
  }

  private access(one: Access): TemplateResult {
    const { pack } = this;
    const { at, agencyName: agency, what, purpose, basis: why, rowId } = one;
    const values = { when: { instant: at, withTime: true }, agency, what, purpose, why };
    return html`<li data-access=${one.by} tabindex="-1">
      <p class="kern-body narrow">
        ${said(pack, one.by === 'staff' ? 'accessStaff' : 'accessSystem', values)}
      </p>
      ${rowId === undefined ? nothing : this.objection(one, rowId)}
    </li>`;
  }

  private objection(one: Access, rowId: string): TemplateResult {
    const { pack } = this;
    if (this.objecting === one)
      return asked(
        pack,
        { text: 'objectAsk', yes: 'objectYes', busy: this.deed.isBusy },
        { onYes: () => void this.object(rowId), onNo: () => (this.objecting = undefined) },
      );
    return html`<div class="buttons">
      ${does(pack, 'kindObjection', () => (this.objecting = one), { kind: 'tertiary', about: one.agencyName.de })}
    </div>`;
  }
}

customElements.define('person-accesses', AccessesView);
