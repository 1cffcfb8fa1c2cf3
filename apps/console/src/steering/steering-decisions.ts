import { LitElement, type TemplateResult } from 'lit';
import { get, segment } from '../page/call.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language } from '../page/text.ts';
import type { Proposals } from './decision.ts';
import { decisionsPart } from './decisions-part.ts';

/** What the parties of one network propose and decide, below its board. */
class SteeringDecisions extends LitElement {
  static override properties = { language: { attribute: false }, network: { attribute: false } };

  declare language: Language;
  declare network: string;
  private readonly proposals = new Loaded(this, () =>
    get<Proposals>(`v1/networks/${segment(this.network)}/steering/proposals`),
  );

  constructor() {
    super();
    this.language = 'de';
    this.network = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return this.proposals.show(this.language, (read) => decisionsPart(read, this.language));
  }
}

customElements.define('steering-decisions', SteeringDecisions);
