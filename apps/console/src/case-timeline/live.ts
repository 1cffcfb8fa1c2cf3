import { within } from './patience.ts';
import type { Follow } from './timeline.ts';

/** Signs that come in a row become one read; milliseconds. */
const TOGETHER_MS = 250;
/**
 * After a read that failed it is tried again, at first and at most after so many milliseconds, or up to half of that sooner: pages
 * that failed together do not come back together.
 */
const AGAIN_MS = 5_000;
const AT_MOST_MS = 30_000;
/** So long the first read waits for the signs; where they are followed later than that, it is read once more when they are. */
const FOLLOWED_WITHIN_MS = 2_000;

/** What is done on a sign. */
export interface OnSign {
  /** Reads; whether it could. `isUnasked`: nobody asked for it, a sign or an earlier failure is the reason. */
  read(isUnasked: boolean): Promise<boolean>;
  /** Shows nothing any more. */
  clear(): void;
}

/**
 * Reads, and follows signs while somebody looks. It follows first: a sign that is given after a read and before the following is
 * lost, and what was withdrawn would stay. Nobody looks at a hidden page: it is not read before it is seen, and a sign empties it at
 * once, so that no access is recorded that nobody made.
 */
export class Live {
  private readonly end = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private againMs = AGAIN_MS;
  private hasBegun = false;
  private isOwed = false;
  private isReading = false;
  /** Whether what is being read may be old by the time that it is there. */
  private isOvertaken = false;

  constructor(
    private readonly on: OnSign,
    follow: Follow,
    /** Whether there was a first read: at the beginning, because another one that it takes over from made it. */
    public wasRead = false,
    /** From 0 to 1, another one at each call. */
    private readonly chance: () => number = Math.random,
  ) {
    const { signal } = this.end;
    document.addEventListener('visibilitychange', () => this.seen(), { signal });
    void this.begin(follow(() => this.sign(), signal));
  }

  stop(): void {
    this.end.abort();
    clearTimeout(this.timer);
  }

  /** The first read covers every sign before it; who takes over reads as after a sign, which may have come in between. */
  private async begin(followed: ReturnType<Follow>): Promise<void> {
    if (followed !== undefined) await this.untilFollowed(followed);
    if (this.end.signal.aborted) return;
    this.hasBegun = true;
    if (this.wasRead) this.sign();
    else if (document.hidden) this.owe();
    else await this.read();
  }

  private async untilFollowed(followed: Promise<unknown>): Promise<void> {
    // Before the first read this is no sign: that read is still to come.
    const done = followed.then(
      () => this.sign(),
      () => undefined,
    );
    await within(FOLLOWED_WITHIN_MS, () => done).catch(() => undefined);
  }

  private sign(): void {
    if (this.end.signal.aborted || !this.hasBegun) return;
    if (document.hidden) this.owe();
    else this.readIn(TOGETHER_MS);
  }

  private owe(): void {
    this.isOwed = true;
    this.on.clear();
  }

  private seen(): void {
    if (this.isOwed && !document.hidden) this.readIn(0);
  }

  private readIn(ms: number): void {
    this.isOwed = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (document.hidden ? this.owe() : void this.read()), ms);
  }

  /**
   * A read that is under way is let end and shown, and followed by another: else signs that come faster than a slow hub answers would
   * leave what is old on the page for as long as they come.
   */
  private async read(): Promise<void> {
    this.isOvertaken = this.isReading;
    if (this.isReading) return;
    this.isReading = true;
    const isUnasked = this.wasRead;
    this.wasRead = true;
    const couldRead = await this.on.read(isUnasked);
    this.isReading = false;
    if (this.end.signal.aborted) return;
    if (couldRead) this.againMs = AGAIN_MS;
    if (this.isOvertaken) this.readIn(TOGETHER_MS);
    else if (!couldRead) {
      this.readIn(this.againMs * (1 - this.chance() / 2));
      this.againMs = Math.min(AT_MOST_MS, this.againMs * 2);
    }
  }
}
