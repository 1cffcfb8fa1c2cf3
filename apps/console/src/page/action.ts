import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { done, held, problemShown, waiting } from './notice.ts';
import type { Language, Text } from './text.ts';
import { words } from './words.ts';

/** What the hub has signed for: the instant and, once it is in the record, its position. */
export interface Receipt {
  readonly at: string;
  readonly position?: string | number;
}

/** What the server answers to an action: a receipt, that it waits safely in the outbox, or that the agency's own gate keeps it, and why. */
export interface Answered {
  readonly receipt?: Receipt;
  /** When the agency's own adapter kept it, where the hub has nothing to sign for. */
  readonly at?: string;
  readonly state?: string;
  /** Why it is held. */
  readonly code?: string;
  readonly reason?: string;
}

/** One action of a view: it runs once at a time, and ends with a receipt or with the problem and its fix, which get the focus. */
export class Action implements ReactiveController {
  isBusy = false;
  private said: ((language: Language) => TemplateResult) | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {}

  /**
   * Does it; `what` says in words what was done, and is not said of what is held. With the reference of the case, what is held
   * leads to its consents. Gives what the server answered, undefined when it did not work.
   */
  async run<T extends Answered>(
    what: Text,
    work: () => Promise<T>,
    reference?: string,
  ): Promise<T | undefined> {
    if (this.isBusy) return undefined;
    this.isBusy = true;
    this.host.requestUpdate();
    try {
      const answer = await work();
      this.said = (language) => answerShown(answer, what, language, reference);
      return answer;
    } catch (problem) {
      this.said = (language) => problemShown(problem, language);
      return undefined;
    } finally {
      this.isBusy = false;
      this.host.requestUpdate();
      await this.host.updateComplete;
      this.host.querySelector<HTMLElement>('[data-said]')?.focus();
    }
  }

  /** Takes the message away, as when another thing begins. */
  clear(): void {
    this.said = undefined;
    this.host.requestUpdate();
  }

  /** The receipt or the problem of the last run; that one is under way is only heard, as its button shows it to the eye. */
  shown(language: Language): TemplateResult {
    return html`<div class="kern-sr-only" role="status">
        ${this.isBusy ? words.sending[language] : nothing}
      </div>
      ${this.said?.(language) ?? nothing}`;
  }
}

function answerShown(
  answer: Answered,
  what: Text,
  language: Language,
  reference: string | undefined,
): TemplateResult {
  if (answer.state === 'held') return held(answer, language, reference);
  return answer.state === 'waiting' ? waiting(what, language) : done(what, answer, language);
}
