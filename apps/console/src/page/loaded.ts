import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Problem, unasked } from './call.ts';
import { problemShown } from './notice.ts';
import type { Language } from './text.ts';
import { words } from './words.ts';

/** What a view reads: it shows that it reads, what was read, or why not; what came late is dropped. */
export class Loaded<T> implements ReactiveController {
  value: T | undefined;
  problem: unknown;
  isReading = false;
  private turn = 0;
  /** Whether what is being read may be old by the time that it is there. */
  private isOvertaken = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly read: () => Promise<T>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.reload();
  }

  hostDisconnected(): void {
    this.turn += 1;
    this.isReading = false;
  }

  /**
   * Something may be new: reads again, but lets a reading that is under way end and shows what it brought. Else signs that come
   * faster than a slow server answers would keep the page empty for as long as they come.
   */
  async renew(): Promise<void> {
    if (this.isReading) this.isOvertaken = true;
    else await this.reload();
  }

  /** Reads again, as what is asked for may be another thing now; until the answer is there the old one stays. */
  async reload(): Promise<void> {
    const turn = (this.turn += 1);
    this.isReading = true;
    this.isOvertaken = false;
    this.host.requestUpdate();
    try {
      const value = await this.read();
      if (turn === this.turn) Object.assign(this, { value, problem: undefined, isReading: false });
    } catch (problem) {
      if (turn === this.turn) this.failed(problem);
    }
    this.host.requestUpdate();
    // Nobody clicked: a sign came meanwhile.
    if (turn === this.turn && this.isOvertaken) unasked(() => void this.reload());
  }

  /** Nothing old stays, except when the log-in ended: then the page hides all of it, and what was typed must not go. */
  private failed(problem: unknown): void {
    const isKept =
      problem instanceof Problem && problem.code === 'SIGN_IN_NEEDED' && this.value !== undefined;
    Object.assign(this, isKept ? { isReading: false } : { value: undefined, problem, isReading: false });
  }

  show(language: Language, template: (value: T) => TemplateResult): TemplateResult {
    if (this.problem !== undefined)
      return html`${problemShown(this.problem, language)}
        <button type="button" class="kern-btn kern-btn--secondary" @click=${() => this.reload()}>
          <span class="kern-label">${words.again[language]}</span>
        </button>`;
    if (this.value !== undefined) return template(this.value);
    return html`<p class="kern-body" role="status">${words.reading[language]}</p>`;
  }
}
