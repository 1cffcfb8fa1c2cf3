import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { button } from '../page/fields.ts';
import { framed, type NavigationItem } from '../page/frame.ts';
import { notice, problemShown } from '../page/notice.ts';
import { chooseLanguage, chosenLanguage } from '../page/preferences.ts';
import { partsOf, placeNow } from '../page/route.ts';
import { logIn, logOut, readSession, type Session, type SignedIn } from '../page/session.ts';
import { sayIn, type Language } from '../page/text.ts';
import { words as pageWords } from '../page/words.ts';
import type { Route, Section } from './section.ts';
import { sectionsFor } from './sections.ts';
import { words } from './words.ts';

/** The pages of one agency: who is logged in sees the sections of their roles, each view under an address of its own. */
class AgencyPage extends LitElement {
  static override properties = {
    session: { state: true },
    sections: { state: true },
    language: { state: true },
    problem: { state: true },
    turn: { state: true },
  };

  declare private session: Session | undefined;
  declare private sections: readonly Section[];
  declare private language: Language;
  declare private problem: unknown;
  /** Raised at each change of the address. */
  declare private turn: number;

  constructor() {
    super();
    this.sections = [];
    this.turn = 0;
    this.choose(chosenLanguage());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.moved);
    window.addEventListener('focus', this.stillThere);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.moved);
    window.removeEventListener('focus', this.stillThere);
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

  /** Who comes back to the page after the log-in ended is told, instead of finding it at the next click. */
  private async lookAtSession(): Promise<void> {
    if (!this.session?.signedIn) return;
    const session = await readSession().catch(() => this.session);
    if (!session?.signedIn) this.session = session;
  }

  private async begin(): Promise<void> {
    try {
      const session = await readSession();
      this.sections = session.signedIn ? await sectionsFor(session.roles) : [];
      this.session = session;
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
    const signedIn = session?.signedIn && { staff: session.staff, logOut: () => void logOut() };
    return framed(
      {
        whose: whose ?? words.title[language],
        language,
        onLanguage: (chosen) => this.choose(chosen),
        navigation: this.navigation(),
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
    return this.view(session);
  }

  private entrance(): TemplateResult {
    const { language } = this;
    document.title = `Wegmarke – ${words.title[language]}`;
    return html`<h1 class="kern-heading-large">${words.title[language]}</h1>
      ${this.sections.length > 0 ? notice('info', words.ended[language]) : nothing}
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
    return found.route.render({ language, say: sayIn(language), session }, found.params, query);
  }
}

customElements.define('agency-page', AgencyPage);
