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
import './operations-view.ts';
import { words } from './words.ts';

/** The operations page of the hub: for whoever is logged in as an operator. */
class OperationsPage extends LitElement {
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
    if (!session.roles.includes('operator')) return notice('warning', words.notOperator[language]);
    return html`${this.sessionEnd.shown(language)}
      <operations-view .language=${language} @signed-out=${this.signedOut}></operations-view>`;
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

customElements.define('operations-page', OperationsPage);
