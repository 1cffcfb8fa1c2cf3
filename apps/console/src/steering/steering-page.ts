import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Problem } from '../page/call.ts';
import { button } from '../page/fields.ts';
import { framed } from '../page/frame.ts';
import { notice, problemShown } from '../page/notice.ts';
import { chooseLanguage, chosenLanguage } from '../page/preferences.ts';
import { SessionEnd } from '../page/session-end.ts';
import { logIn, logOut, readSession, type Session } from '../page/session.ts';
import type { Language } from '../page/text.ts';
import { words as pageWords } from '../page/words.ts';
import './steering-board.ts';
import './steering-decisions.ts';
import { words } from './words.ts';

/** The steering group's page at the hub: for its members, each with the boards of their own networks. */
class SteeringPage extends LitElement {
  static override properties = {
    session: { state: true },
    language: { state: true },
    problem: { state: true },
    hasEnded: { state: true },
  };

  declare private session: Session | undefined;
  declare private language: Language;
  declare private problem: unknown;
  declare private hasEnded: boolean;
  private readonly sessionEnd = new SessionEnd(this, () => this.signedOut());

  constructor() {
    super();
    this.hasEnded = false;
    this.choose(chosenLanguage());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.begin();
  }

  private async begin(): Promise<void> {
    try {
      this.session = await readSession();
      this.sessionEnd.follow(this.session);
    } catch (problem) {
      this.problem = problem;
    }
  }

  private choose(language: Language): void {
    this.language = language;
    chooseLanguage(language);
    document.title = `${words.title[language]} – Wegmarke`;
  }

  private readonly signedOut = (): void => {
    this.hasEnded = true;
    this.session = { signedIn: false };
  };

  protected override render(): TemplateResult {
    const { language, session } = this;
    const signedIn = session?.signedIn && { staff: session.staff, logOut: () => void logOut() };
    return framed(
      {
        whose: words.title[language],
        language,
        onLanguage: (chosen) => this.choose(chosen),
        ...(signedIn && { signedIn }),
      },
      this.content(),
    );
  }

  private content(): TemplateResult {
    const { language, session, problem } = this;
    if (problem instanceof Problem && problem.code === 'NOT_FOUND')
      return notice('warning', words.noLogIn[language]);
    if (problem !== undefined) return problemShown(problem, language);
    if (session === undefined)
      return html`<p class="kern-body" role="status">${pageWords.reading[language]}</p>`;
    if (!session.signedIn) return this.entrance();
    const networks = networksOf(session.roles);
    if (networks.length === 0) return notice('warning', words.notMember[language]);
    return html`${this.sessionEnd.shown(language)}
    ${networks.map((network) => this.board(network, networks.length > 1))}`;
  }

  private board(network: string, isNamed: boolean): TemplateResult {
    const { language } = this;
    return html`${isNamed ? html`<p class="kern-body">${words.network[language]}: ${network}</p>` : nothing}
      <steering-board .language=${language} .network=${network}></steering-board>
      <steering-decisions .language=${language} .network=${network}></steering-decisions>`;
  }

  private entrance(): TemplateResult {
    const { language } = this;
    return html`<h1 class="kern-heading-large">${words.title[language]}</h1>
      ${this.hasEnded ? notice('info', words.ended[language]) : nothing}
      <p class="kern-body">${words.lead[language]}</p>
      <p class="kern-body">${words.entrance[language]}</p>
      <p>${button(pageWords.logIn[language], logIn, { kind: 'primary' })}</p>`;
  }
}

const ROLE = 'steering:';

/** The networks whose steering group somebody belongs to. */
function networksOf(roles: readonly string[]): readonly string[] {
  return roles.filter((role) => role.startsWith(ROLE)).map((role) => role.slice(ROLE.length));
}

customElements.define('steering-page', SteeringPage);
