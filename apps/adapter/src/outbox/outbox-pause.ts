import type { Journal } from '../journal/journal.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS outbox_pause (
  only INTEGER PRIMARY KEY CHECK (only = 1), staff TEXT NOT NULL, reason TEXT, at TEXT NOT NULL
) STRICT`;

/** Who paused the outbox, when and why. */
export interface Pause {
  readonly staff: string;
  readonly reason?: string | undefined;
  readonly at: string;
}

/** Whether the outbox is paused; durable, so a restart does not send what somebody stopped. */
export class OutboxPause {
  constructor(private readonly journal: Journal) {
    journal.run(TABLE);
  }

  /** The pause, undefined when there is none. */
  get present(): Pause | undefined {
    const row = this.journal.one('SELECT staff, reason, at FROM outbox_pause');
    if (row === undefined) return undefined;
    const reason = row['reason'];
    return {
      staff: String(row['staff']),
      ...(typeof reason === 'string' && { reason }),
      at: String(row['at']),
    };
  }

  /** From now on only what narrows leaves: a withdrawal waits for nobody's pause. */
  begin({ staff, reason, at }: Pause): void {
    const sql = 'INSERT OR IGNORE INTO outbox_pause VALUES (1, ?, ?, ?)';
    this.journal.run(sql, staff, reason ?? null, at);
  }

  /** Everything goes on. */
  end(): void {
    this.journal.run('DELETE FROM outbox_pause');
  }
}
