import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { Problem, unasked } from './call.ts';
import { keepFocus, type FocusHost } from './keep-focus.ts';
import { problemShown } from './notice.ts';
import type { Language } from './text.ts';
import { pauseBeforeNextTry } from './try-again.decide.ts';
import { words } from './words.ts';

/** What a view reads: it shows that it reads, what was read, or why not; what came late is dropped. */
export class Loaded<T> implements ReactiveController {
  value: T | undefined;
  problem: unknown;
  isReading = false;
  private turn = 0;
  /** Whether what is being read may be old by the time that it is there. */
  private isOvertaken = false;
  /** How often it was read again by itself since somebody asked or it last worked. */
  private tries = 0;
  private nextTry: ReturnType<typeof setTimeout> | undefined;
  /** Whether it is going to be read again by itself, or just is. */
  private isTrying = false;
  /** Whether the view stands in the page. */
  private isThere = false;

  constructor(
    private readonly host: FocusHost,
    private readonly read: () => Promise<T>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.isThere = true;
    void this.reload();
  }

  hostDisconnected(): void {
    this.turn += 1;
    this.isThere = false;
    this.isReading = false;
    this.dropNextTry();
  }

  /**
   * Something may be new: reads again, but lets a reading that is under way end and shows what it brought. Else signs that come
   * faster than a slow server answers would keep the page empty for as long as they come.
   */
  async renew(): Promise<void> {
    if (this.isReading) this.isOvertaken = true;
    else await this.begin();
  }

  /** Reads again, as what is asked for may be another thing now; until the answer is there the old one stays. */
  async reload(): Promise<void> {
    this.tries = 0;
    await this.begin();
  }

  /**
   * Its time has come, and nobody asked: reads again. Not while it reads, nor after a problem: that has tries of its own, and they
   * end, after which it is left to whoever sits there.
   */
  refresh(): void {
    if (this.isReading || this.problem !== undefined) return;
    unasked(() => void this.begin());
  }

  private async begin(): Promise<void> {
    if (!this.isThere) return;
    this.dropNextTry();
    const turn = (this.turn += 1);
    this.isReading = true;
    this.isOvertaken = false;
    this.host.requestUpdate();
    try {
      const value = await this.read();
      if (turn === this.turn) this.succeeded(value);
    } catch (problem) {
      if (turn === this.turn) this.failed(problem);
    }
    this.host.requestUpdate();
    void keepFocus(this.host, '[data-reads-again]');
    // Nobody clicked: a sign came meanwhile.
    if (turn === this.turn && this.isOvertaken) unasked(() => void this.begin());
  }

  private succeeded(value: T): void {
    Object.assign(this, { value, problem: undefined, isReading: false, tries: 0, isTrying: false });
  }

  /** Nothing old stays, except when the log-in ended: then the page hides all of it, and what was typed must not go. */
  private failed(problem: unknown): void {
    const isKept =
      problem instanceof Problem && problem.code === 'SIGN_IN_NEEDED' && this.value !== undefined;
    Object.assign(this, isKept ? { isReading: false } : { value: undefined, problem, isReading: false });
    const pause = pauseBeforeNextTry(problem, this.tries);
    this.isTrying = pause !== undefined;
    if (pause !== undefined) this.nextTry = setTimeout(this.tryAgain, pause);
  }

  /** Nobody clicked: the problem is one that passes. Nobody looks at a hidden page: it waits until the page is seen. */
  private readonly tryAgain = (): void => {
    if (document.hidden) return document.addEventListener('visibilitychange', this.tryAgain, { once: true });
    this.tries += 1;
    unasked(() => void this.begin());
  };

  private dropNextTry(): void {
    clearTimeout(this.nextTry);
    document.removeEventListener('visibilitychange', this.tryAgain);
  }

  show(language: Language, template: (value: T) => TemplateResult): TemplateResult {
    if (this.problem !== undefined) return this.problemAndWayOut(language);
    if (this.value !== undefined) return template(this.value);
    return html`<p class="kern-body" role="status">${words.reading[language]}</p>`;
  }

  /** Stays as it is while it is read again by itself, so that the focus in it and what is being read aloud stay too. */
  private problemAndWayOut(language: Language): TemplateResult {
    const ended = this.tries > 0 ? words.againNoMore[language] : nothing;
    return html`${problemShown(this.problem, language)}
      <p class="kern-body" role="status">${this.isTrying ? words.againByItself[language] : ended}</p>
      <button
        type="button"
        class="kern-btn kern-btn--secondary"
        data-reads-again
        @click=${() => this.reload()}
      >
        <span class="kern-label">${words.again[language]}</span>
      </button>`;
  }
}
