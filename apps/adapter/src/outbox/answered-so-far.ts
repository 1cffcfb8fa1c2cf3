import type { Journal } from '../journal/journal.ts';

/** Later than every instant in ISO 8601: nothing was sent after it. */
const NEVER = '~';

/** Also where it was signed anew meanwhile, which sets a time for it. */
const NOT_REFILLED = `NOT EXISTS (SELECT 1 FROM ledger_refill AS r WHERE r.id = outbox.id AND r.state IN ('due', 'sent', 'held', 'refused'))`;

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
    // What is not waited for says nothing: a second answer, or one to what is sent again for a restarted hub, has an old instant.
    const sql = `SELECT sent_at FROM outbox WHERE id = ? AND state = 'sent' AND again_at IS NOT NULL AND ${NOT_REFILLED}`;
    const sentAt = this.journal.one(sql, id)?.['sent_at'];
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
