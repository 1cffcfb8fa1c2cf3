import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { button } from './fields.ts';
import { notice } from './notice.ts';
import { readSession, stayLoggedIn, type Session } from './session.ts';
import type { Language } from './text.ts';
import { words } from './words.ts';

/** So long before it happens the end of the log-in is told, in milliseconds. */
const WARNING_MS = 2 * 60_000;
const LOOK_MS = 15_000;
const MINUTE_MS = 60_000;

/** What the end of a log-in is watched with. */
export interface SessionEndParts {
  /** Asks how it stands, without keeping the log-in awake. */
  readonly read: () => Promise<Session>;
  /** Keeps it awake. */
  readonly stay: () => Promise<Session>;
  readonly now: () => number;
}

const ofThisPage: SessionEndParts = {
  read: readSession,
  stay: stayLoggedIn,
  now: () => Date.now(),
};

/**
 * Tells before a log-in ends by itself, and how to stay. What was done in this window or another one the server knows; it is
 * asked when the end that was last heard of comes near.
 */
export class SessionEnd implements ReactiveController {
  /** Whole minutes until the end, while that is being told. */
  minutesLeft: number | undefined;
  /** Nothing puts it off any more: the log-in is as old as one may get. */
  isFinal = false;
  private endsAt: number | undefined;
  private look: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** Called when the log-in has ended. */
    private readonly ended: () => void,
    private readonly parts: SessionEndParts = ofThisPage,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.look = setInterval(() => void this.tick(), LOOK_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.look);
  }

  /** From now on the end of this log-in is watched. */
  follow(session: Session): void {
    this.endsAt = session.signedIn ? Date.parse(session.endsAt) : undefined;
    const left = this.endsAt === undefined ? Infinity : this.endsAt - this.parts.now();
    this.minutesLeft = left <= WARNING_MS ? Math.max(1, Math.ceil(left / MINUTE_MS)) : undefined;
    if (this.minutesLeft === undefined) this.isFinal = false;
    this.host.requestUpdate();
  }

  /** Looks whether the end is near; asks the server before it says so. */
  async tick(): Promise<void> {
    if (this.endsAt === undefined || this.endsAt - this.parts.now() > WARNING_MS) return;
    await this.heard(this.parts.read());
  }

  /** The answer to the warning: go on. */
  async stay(): Promise<void> {
    await this.heard(this.parts.stay());
    this.isFinal = this.minutesLeft !== undefined;
    this.host.requestUpdate();
  }

  /** The warning, while there is one. */
  shown(language: Language): TemplateResult | typeof nothing {
    if (this.minutesLeft === undefined) return nothing;
    const text = words[this.isFinal ? 'endsAnyway' : 'endsSoon'][language];
    const content = html`${text.replace('{minutes}', String(this.minutesLeft))}
    ${this.isFinal ? nothing : html`<div class="buttons">${button(words.stay[language], () => void this.stay(), { kind: 'primary' })}</div>`}`;
    return html`<div class="ending" role="alert" data-ending>
      ${notice('warning', words.endsSoonTitle[language], content)}
    </div>`;
  }

  private async heard(answer: Promise<Session>): Promise<void> {
    // Out of reach it stays as it was: the next look asks again, and the next call says how it stands.
    const session = await answer.catch(() => undefined);
    if (session === undefined) return;
    this.follow(session);
    if (!session.signedIn) this.ended();
  }
}
