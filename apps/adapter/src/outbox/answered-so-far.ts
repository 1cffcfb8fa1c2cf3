import type { Journal } from '../journal/journal.ts';

/** Later than every instant in ISO 8601: nothing was sent after it. */
const NEVER = '~';

/**
 * How far the hub has come. It takes an agency's messages in the order in which they were handed over, so as long as its answers
 * come, what was sent after the last one it answered waits there and is not lost: sent again, it would only make the way longer.
 */
export class AnsweredSoFar {
  private sentAt: string = NEVER;
  private heardAt = 0;

  constructor(
    private readonly journal: Journal,
    /** After this time without an answer nobody relies on the hub's being at work. */
    private readonly freshMs: number,
  ) {}

  /** The hub has answered this message, whatever it said. */
  note(id: string, now: string): void {
    const sentAt = this.journal.one('SELECT sent_at FROM outbox WHERE id = ?', id)?.['sent_at'];
    if (typeof sentAt !== 'string') return;
    this.sentAt = this.sentAt === NEVER || sentAt > this.sentAt ? sentAt : this.sentAt;
    this.heardAt = Date.parse(now);
  }

  /** What was sent after this instant waits at the hub. */
  queuedAfter(now: string): string {
    const silentMs = Date.parse(now) - this.heardAt;
    // A clock that was set back says nothing.
    return silentMs >= 0 && silentMs <= this.freshMs ? this.sentAt : NEVER;
  }
}
