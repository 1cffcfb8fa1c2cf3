import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** So long without a touch, and the page closes. */
const IDLE_MS = 10 * 60_000;
/** So long before it is told. */
const WARNING_MS = 2 * 60_000;
const LOOK_MS = 1_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll'] as const;

/** Closes the page of somebody who has gone away, and says so before: a question that waits for an answer is no sign of life. */
export class Idle implements ReactiveController {
  /** Whole minutes until the page closes, while that is being told. */
  minutesLeft: number | undefined;
  private lastSign = 0;
  private look: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly close: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.end();
  }

  /** From now on it counts. */
  begin(): void {
    this.end();
    this.lastSign = Date.now();
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, this.alive, { passive: true });
    this.look = setInterval(() => this.tick(), LOOK_MS);
  }

  /** Nothing is counted any more. */
  end(): void {
    clearInterval(this.look);
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, this.alive);
    this.minutesLeft = undefined;
  }

  /** The answer to the question: go on. */
  stay(): void {
    this.lastSign = Date.now();
    this.minutesLeft = undefined;
    this.host.requestUpdate();
  }

  private readonly alive = (): void => {
    if (this.minutesLeft === undefined) this.lastSign = Date.now();
  };

  private tick(): void {
    const left = this.lastSign + IDLE_MS - Date.now();
    if (left <= 0) {
      this.end();
      this.close();
    } else if (left <= WARNING_MS) this.warn(Math.ceil(left / 60_000));
  }

  private warn(minutes: number): void {
    if (minutes === this.minutesLeft) return;
    this.minutesLeft = minutes;
    this.host.requestUpdate();
  }
}
