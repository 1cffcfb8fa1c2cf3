import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { Problem } from '../page/call.ts';
import type { Receipted } from './hub.ts';
import { said } from './said.ts';

/** One thing at a time that the person does; it ends with a receipt, or with what to do, and that gets the focus. */
export class Deed implements ReactiveController {
  isBusy = false;
  private outcome: ((pack: Pack) => TemplateResult) | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** Does it; `what` says what was done, `failure` what to do when it did not work. True when it worked. */
  async run(what: Key, work: () => Promise<unknown>, failure: Key = 'failed'): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.host.requestUpdate();
    const isDone = await this.tried(what, work, failure);
    this.isBusy = false;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.querySelector<HTMLElement>('[data-said]')?.focus();
    return isDone;
  }

  /** Takes the message away, as when another thing begins. */
  clear(): void {
    this.outcome = undefined;
    this.host.requestUpdate();
  }

  /** The receipt, or what to do. */
  shown(pack: Pack): TemplateResult | typeof nothing {
    return this.outcome?.(pack) ?? nothing;
  }

  private async tried(what: Key, work: () => Promise<unknown>, failure: Key): Promise<boolean> {
    try {
      const { receipt } = ((await work()) ?? {}) as Receipted;
      this.outcome = (pack) => done(pack, what, receipt);
      return true;
    } catch (problem) {
      this.outcome = (pack) => failed(pack, failure, problem);
      return false;
    }
  }
}

/** What was done, with the number under which it stands in the record. */
function done(pack: Pack, what: Key, receipt: Receipted['receipt']): TemplateResult {
  const values = receipt && {
    when: { instant: receipt.at, withTime: true },
    number: String(receipt.position ?? '–'),
  };
  return html`<div class="kern-alert kern-alert--success" tabindex="-1" role="status" data-said="done">
    <div class="kern-alert__header"><span class="kern-title">${said(pack, what)}</span></div>
    ${values ? html`<div class="kern-alert__body"><p class="kern-body">${said(pack, 'receipt', values)}</p></div>` : nothing}
  </div>`;
}

/** What did not work and what to do; the code is for who helps. */
export function failed(pack: Pack, failure: Key, problem: unknown): TemplateResult {
  const isRefused = problem instanceof Problem && problem.status >= 400 && problem.status < 500;
  const code = problem instanceof Problem ? problem.code : 'UNKNOWN';
  return html`<div
    class="kern-alert kern-alert--danger"
    tabindex="-1"
    role="alert"
    data-said="problem"
    data-code=${code}
  >
    <div class="kern-alert__header">
      <span class="kern-title"
        >${said(pack, isRefused ? failure : 'failed')} <span class="code">(${code})</span></span
      >
    </div>
  </div>`;
}
