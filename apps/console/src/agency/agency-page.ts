import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LOG_IN_ENDED } from '../page/call.ts';
import { button } from '../page/fields.ts';
import { framed, type NavigationItem } from '../page/frame.ts';
import { notice, problemShown } from '../page/notice.ts';
import { chooseLanguage, chosenLanguage } from '../page/preferences.ts';
import { partsOf, placeNow } from '../page/route.ts';
import { SessionEnd } from '../page/session-end.ts';
import { logIn, logOut, readSession, type Session, type SignedIn } from '../page/session.ts';
import { sayIn, type Language } from '../page/text.ts';
import { words as pageWords } from '../page/words.ts';
import type { Route, Section } from './section.ts';
import { logInEnded } from './log-in-ended.ts';
import { sectionsFor } from './sections.ts';
import { words } from './words.ts';

/** The pages of one agency: who is logged in sees the sections of their roles, each view under an address of its own. */
class AgencyPage extends LitElement {
  static override properties = {
    session: { state: true },
    sections: { state: true },
    language: { state: true },
    isEnded: { state: true },
    problem: { state: true },
    turn: { state: true },
  };

  declare private session: Session | undefined;
  declare private sections: readonly Section[];
  declare private language: Language;
  /** The log-in ended while a view stood here; the view is hidden and kept, for what was typed into it. */
  declare private isEnded: boolean;
  declare private problem: unknown;
  /** Raised at each change of the address. */
  declare private turn: number;
  private readonly sessionEnd = new SessionEnd(this, () => void this.hide());

  constructor() {
    super();
    this.sections = [];
    this.turn = 0;
    this.isEnded = false;
    this.choose(chosenLanguage());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.moved);
    window.addEventListener('focus', this.stillThere);
    window.addEventListener(LOG_IN_ENDED, this.ended);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.moved);
    window.removeEventListener('focus', this.stillThere);
    window.removeEventListener(LOG_IN_ENDED, this.ended);
  }

  private readonly moved = (): void => void this.showOther();

  private async showOther(): Promise<void> {
    this.turn += 1;
    await this.updateComplete;
    const heading = this.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }

  private readonly stillThere = (): void => void this.lookAtSession();

  private readonly ended = (): void => void this.hide();

  private async hide(): Promise<void> {
    if (!this.session?.signedIn || this.isEnded) return;
    this.isEnded = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('#log-in-ended')?.focus();
  }

  /** Who comes back to this window is told that the log-in ended, or finds what was typed after having logged in anew. */
  private async lookAtSession(): Promise<void> {
    if (!this.session?.signedIn) return;
    const { staff } = this.session;
    const session = await readSession().catch(() => this.session);
    if (!session?.signedIn) return this.hide();
    // Somebody else sees nothing of what was here.
    if (session.staff !== staff) return location.reload();
    this.isEnded = false;
    this.sessionEnd.follow(session);
  }

  private async begin(): Promise<void> {
    try {
      const session = await readSession();
      this.sections = session.signedIn ? await sectionsFor(session.roles) : [];
      this.session = session;
      this.sessionEnd.follow(session);
    } catch (problem) {
      this.problem = problem;
    }
  }

  private choose(language: Language): void {
    this.language = language;
    chooseLanguage(language);
  }

  protected override render(): TemplateResult {
    const { language, session } = this;
    const whose = session?.signedIn ? session.agency?.titles[language] : undefined;
    const signedIn = session?.signedIn &&
      !this.isEnded && { staff: session.staff, logOut: () => void logOut() };
    return framed(
      {
        whose: whose ?? words.title[language],
        language,
        onLanguage: (chosen) => this.choose(chosen),
        navigation: this.isEnded ? [] : this.navigation(),
        ...(signedIn && { signedIn }),
      },
      this.content(),
    );
  }

  private navigation(): readonly NavigationItem[] {
    const { path } = placeNow();
    return this.routes()
      .filter(({ inNavigation }) => inNavigation)
      .map((route) => ({
        href: `#${route.path}`,
        label: route.title[this.language],
        isCurrent: route === this.current(path)?.route,
      }));
  }

  private routes(): readonly Route[] {
    return this.sections.flatMap(({ routes }) => routes);
  }

  private current(
    path: string,
  ): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | undefined {
    for (const route of this.routes()) {
      const params = partsOf(route.path, path);
      if (params) return { route, params };
    }
    const [first] = this.routes();
    return path === '/' && first ? { route: first, params: {} } : undefined;
  }

  private content(): TemplateResult | typeof nothing {
    const { language, session, problem } = this;
    if (problem !== undefined) return problemShown(problem, language);
    if (session === undefined)
      return html`<p class="kern-body" role="status">${pageWords.reading[language]}</p>`;
    if (!session.signedIn) return this.entrance();
    if (this.sections.length === 0) return notice('warning', words.noRole[language]);
    return html`${this.isEnded ? logInEnded(language, () => void this.lookAtSession()) : nothing}
      ${this.sessionEnd.shown(language)}
      <div ?hidden=${this.isEnded}>${this.view(session)}</div>`;
  }

  private entrance(): TemplateResult {
    const { language } = this;
    document.title = `Wegmarke – ${words.title[language]}`;
    return html`<h1 class="kern-heading-large">${words.title[language]}</h1>
      <p class="kern-body">${words.lead[language]}</p>
      <p class="kern-body">${words.recorded[language]}</p>
      <p>${button(pageWords.logIn[language], logIn, { kind: 'primary' })}</p>`;
  }

  private view(session: SignedIn): TemplateResult {
    const { language } = this;
    const { path, query } = placeNow();
    const found = this.current(path);
    if (!found) return html`<h1 class="kern-heading-large">${words.notFound[language]}</h1>`;
    document.title = `${found.route.title[language]} – Wegmarke`;
    const view = { language, say: sayIn(language), session };
    const above = this.sections.map((section) => section.above?.(view, path) ?? nothing);
    return html`${above} ${found.route.render(view, found.params, query)}`;
  }
}

customElements.define('agency-page', AgencyPage);
