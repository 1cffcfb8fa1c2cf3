import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { Problem } from './call.ts';
import { button } from './fields.ts';
import { framed } from './frame.ts';
import { notice, problemShown } from './notice.ts';
import { chooseLanguage, chosenLanguage } from './preferences.ts';
import { SessionEnd } from './session-end.ts';
import { logIn, logOut, readSession, type Session, type SignedIn } from './session.ts';
import type { Language, Text } from './text.ts';
import { words as pageWords } from './words.ts';

/** What a page at the hub says of itself before anybody is logged in. */
export interface HubPageWords {
  readonly title: Text;
  readonly lead: Text;
  /** How one comes in. */
  readonly entrance: Text;
  /** The log-in has ended. */
  readonly ended: Text;
  /** This hub is set up without a log-in. */
  readonly noLogIn: Text;
}

/** What all pages at the hub share: who is logged in and until when, the language, the frame, and the way in. */
export class HubPage implements ReactiveController {
  language: Language;
  private session: Session | undefined;
  private problem: unknown;
  private hasEnded = false;
  private readonly sessionEnd: SessionEnd;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly words: HubPageWords,
  ) {
    this.sessionEnd = new SessionEnd(host, () => this.signedOut());
    this.language = chosenLanguage();
    this.choose(this.language);
    host.addController(this);
  }

  hostConnected(): void {
    void this.begin();
  }

  /** The log-in has ended: nothing of the content stays. */
  readonly signedOut = (): void => {
    this.hasEnded = true;
    this.session = { signedIn: false };
    this.host.requestUpdate();
  };

  /** The whole page; `content` is what somebody logged in sees of it. */
  shown(content: (session: SignedIn) => TemplateResult): TemplateResult {
    const { language, session } = this;
    const signedIn = session?.signedIn && { staff: session.staff, logOut: () => void logOut() };
    return framed(
      {
        whose: this.words.title[language],
        language,
        onLanguage: (chosen) => this.choose(chosen),
        ...(signedIn && { signedIn }),
      },
      this.within(content),
    );
  }

  private within(content: (session: SignedIn) => TemplateResult): TemplateResult {
    const { language, session, problem } = this;
    if (problem instanceof Problem && problem.code === 'NOT_FOUND')
      return notice('warning', this.words.noLogIn[language]);
    if (problem !== undefined) return problemShown(problem, language);
    if (session === undefined)
      return html`<p class="kern-body" role="status">${pageWords.reading[language]}</p>`;
    if (!session.signedIn) return this.entrance();
    return html`${this.sessionEnd.shown(language)} ${content(session)}`;
  }

  private entrance(): TemplateResult {
    const { language, words } = this;
    return html`<h1 class="kern-heading-large">${words.title[language]}</h1>
      ${this.hasEnded ? notice('info', words.ended[language]) : nothing}
      <p class="kern-body">${words.lead[language]}</p>
      <p class="kern-body">${words.entrance[language]}</p>
      <p>${button(pageWords.logIn[language], logIn, { kind: 'primary' })}</p>`;
  }

  private async begin(): Promise<void> {
    try {
      this.session = await readSession();
      this.sessionEnd.follow(this.session);
    } catch (problem) {
      this.problem = problem;
    }
    this.host.requestUpdate();
  }

  private choose(language: Language): void {
    this.language = language;
    chooseLanguage(language);
    document.title = `${this.words.title[language]} – Wegmarke`;
    this.host.requestUpdate();
  }
}
