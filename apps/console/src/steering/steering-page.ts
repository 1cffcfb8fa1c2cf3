import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { HubPage } from '../page/hub-page.ts';
import { notice } from '../page/notice.ts';
import './steering-board.ts';
import './steering-decisions.ts';
import { words } from './words.ts';

/** The steering group's page at the hub: for its members, each with the boards of their own networks. */
class SteeringPage extends LitElement {
  private readonly page = new HubPage(this, words);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return this.page.shown(({ roles }) => {
      const networks = networksOf(roles);
      if (networks.length === 0) return notice('warning', words.notMember[this.page.language]);
      return html`${networks.map((network) => this.board(network, networks.length > 1))}`;
    });
  }

  private board(network: string, isNamed: boolean): TemplateResult {
    const { language } = this.page;
    return html`${isNamed ? html`<p class="kern-body">${words.network[language]}: ${network}</p>` : nothing}
      <steering-board .language=${language} .network=${network}></steering-board>
      <steering-decisions .language=${language} .network=${network}></steering-decisions>`;
  }
}

const ROLE = 'steering:';

/** The networks whose steering group somebody belongs to. */
function networksOf(roles: readonly string[]): readonly string[] {
  return roles.filter((role) => role.startsWith(ROLE)).map((role) => role.slice(ROLE.length));
}

customElements.define('steering-page', SteeringPage);
