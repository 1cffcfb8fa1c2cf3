import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { selectField } from '../page/fields.ts';
import { HubPage } from '../page/hub-page.ts';
import { notice } from '../page/notice.ts';
import './steering-board.ts';
import './steering-decisions.ts';
import { words } from './words.ts';

/** The steering group's page at the hub: for its members, each with the boards of their own networks, one at a time. */
class SteeringPage extends LitElement {
  static override properties = { chosen: { state: true } };

  /** The network whose board is shown; the first when none was chosen. */
  declare private chosen: string | undefined;
  private readonly page = new HubPage(this, words);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return this.page.shown(({ roles, networks: named = [] }) => {
      const networks = networksOf(roles);
      const [first] = networks;
      if (first === undefined) return notice('warning', words.notMember[this.page.language]);
      const shown = this.chosen !== undefined && networks.includes(this.chosen) ? this.chosen : first;
      const { language } = this.page;
      const nameOf = (network: string): string =>
        named.find(({ id }) => id === network)?.titles[language] ?? network;
      return html`${networks.length > 1 ? this.choice(networks, shown, nameOf) : nothing}
      ${keyed(shown, this.board(shown, networks.length > 1 ? nameOf(shown) : undefined))}`;
    });
  }

  private choice(
    networks: readonly string[],
    shown: string,
    nameOf: (network: string) => string,
  ): TemplateResult {
    return html`<div class="screen-only stack">
      ${selectField({
        id: 'network',
        label: words.network[this.page.language],
        choices: networks.map((value) => ({ value, label: nameOf(value) })),
        value: shown,
        onChange: (network) => (this.chosen = network),
      })}
    </div>`;
  }

  private board(network: string, name: string | undefined): TemplateResult {
    const { language } = this.page;
    return html`<steering-board .language=${language} .network=${network} .name=${name}></steering-board>
      <steering-decisions .language=${language} .network=${network}></steering-decisions>`;
  }
}

const ROLE = 'steering:';

/** The networks whose steering group somebody belongs to. */
function networksOf(roles: readonly string[]): readonly string[] {
  return roles.filter((role) => role.startsWith(ROLE)).map((role) => role.slice(ROLE.length));
}

customElements.define('steering-page', SteeringPage);
