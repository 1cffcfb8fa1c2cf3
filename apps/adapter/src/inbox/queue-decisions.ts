import type { Journal } from '../journal/journal.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS queue_decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, subject TEXT NOT NULL, step TEXT NOT NULL, reason TEXT,
    staff TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX IF NOT EXISTS queue_decisions_of ON queue_decisions (queue, subject)',
];

/** What a member of staff did to a queue or to something in it; `read` is a look at content. */
export interface QueueDecision {
  readonly queue: 'outbox' | 'inbox' | 'exports';
  /** Id of the message or problem, number of the entry, name of the sink, or `all`. */
  readonly subject: string;
  readonly step: 'read' | 'retry' | 'drop' | 'pause' | 'resume' | 'replay' | 'settle';
  readonly reason?: string | undefined;
  readonly staff: string;
  readonly at: string;
}

/** Who read, retried, dropped, paused or resumed what, when and why; kept for good. */
export class QueueDecisions {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
  }

  /** Notes a decision. */
  note({ queue, subject, step, reason, staff, at }: QueueDecision): void {
    this.journal.run(
      'INSERT INTO queue_decisions (queue, subject, step, reason, staff, at) VALUES (?, ?, ?, ?, ?, ?)',
      queue,
      subject,
      step,
      reason ?? null,
      staff,
      at,
    );
  }

  /** What was decided about one subject, oldest first. */
  about(queue: QueueDecision['queue'], subject: string): readonly QueueDecision[] {
    return this.journal
      .all('SELECT * FROM queue_decisions WHERE queue = ? AND subject = ? ORDER BY number', queue, subject)
      .map((row) => ({
        queue,
        subject,
        step: row['step'] as QueueDecision['step'],
        ...(row['reason'] !== null && { reason: String(row['reason']) }),
        staff: String(row['staff']),
        at: String(row['at']),
      }));
  }
}
