import { html, LitElement, type TemplateResult } from 'lit';
import { HubPage } from '../page/hub-page.ts';
import { notice } from '../page/notice.ts';
import './operations-view.ts';
import { words } from './words.ts';

/** The operations page of the hub: for whoever is logged in as an operator. */
class OperationsPage extends LitElement {
  private readonly page = new HubPage(this, words);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, signedOut } = this.page;
    return this.page.shown(({ roles }) =>
      roles.includes('operator')
        ? html`<operations-view .language=${language} @signed-out=${signedOut}></operations-view>`
        : notice('warning', words.notOperator[language]),
    );
  }
}

customElements.define('operations-page', OperationsPage);
