import { setTimeout as pause } from 'node:timers/promises';

/** As many messages keep the hub at work while the next one gathers. */
const BUSY = 2;
/** The longest time for which a message gathers more; a withdrawal that comes meanwhile waits no longer either. */
const GATHER_MS = 50;
/** Whoever has no answer by then is not being worked at. */
const FORGOTTEN_MS = 5_000;

/**
 * The messages for whose answers the pump has reason to wait. While the hub has enough to do, what comes in singly gathers until the
 * next answer and goes in one message: each message costs the hub as many round trips as one of a hundred events.
 */
export class UnderWay {
  private readonly sentMs = new Map<string, number>();
  private gathering: AbortController | undefined;

  /** A message left in which this was the last. */
  sent(id: string, at: string): void {
    this.sentMs.set(id, Date.parse(at));
  }

  /** The hub answered this. */
  answered(id: string): void {
    if (this.sentMs.delete(id)) this.gathering?.abort();
  }

  /** Whether the hub has enough to do. */
  isEnough(now: string): boolean {
    for (const [id, sentMs] of this.sentMs)
      if (Math.abs(Date.parse(now) - sentMs) > FORGOTTEN_MS) this.sentMs.delete(id);
    return this.sentMs.size >= BUSY;
  }

  /** Settles with the next answer, or when there was none in time. */
  async nextAnswer(): Promise<void> {
    this.gathering = new AbortController();
    await pause(GATHER_MS, undefined, { signal: this.gathering.signal }).catch(() => undefined);
    this.gathering = undefined;
  }
}
