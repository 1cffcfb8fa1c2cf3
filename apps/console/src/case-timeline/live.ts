import type { Follow } from './timeline.ts';

/** Signs that come in a row become one read; milliseconds. */
const TOGETHER_MS = 250;
/** After a read that failed it is tried again, at first and at most after so many milliseconds. */
const AGAIN_MS = 5_000;
const AT_MOST_MS = 30_000;

/** What is done on a sign. */
export interface OnSign {
  /** Reads again; whether it could. */
  read(): Promise<boolean>;
  /** Shows nothing any more. */
  clear(): void;
}

/**
 * Follows signs while somebody looks. Nobody looks at a hidden page: a sign empties it at once, and it is read when it is seen
 * again, so that no access is recorded that nobody made.
 */
export class Live {
  private readonly end = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private againMs = AGAIN_MS;
  private isOwed = false;

  constructor(
    private readonly on: OnSign,
    follow: Follow,
  ) {
    const { signal } = this.end;
    document.addEventListener('visibilitychange', () => this.seen(), { signal });
    follow(() => this.sign(), signal);
  }

  stop(): void {
    this.end.abort();
    clearTimeout(this.timer);
  }

  private sign(): void {
    if (this.end.signal.aborted) return;
    if (!document.hidden) return this.readIn(TOGETHER_MS);
    this.isOwed = true;
    this.on.clear();
  }

  private seen(): void {
    if (this.isOwed && !document.hidden) this.readIn(0);
  }

  private readIn(ms: number): void {
    this.isOwed = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(), ms);
  }

  private async read(): Promise<void> {
    const couldRead = await this.on.read();
    if (this.end.signal.aborted) return;
    if (couldRead) this.againMs = AGAIN_MS;
    else {
      this.readIn(this.againMs);
      this.againMs = Math.min(AT_MOST_MS, this.againMs * 2);
    }
  }
}
