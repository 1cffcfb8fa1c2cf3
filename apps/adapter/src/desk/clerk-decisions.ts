import type { Journal } from '../journal/journal.ts';

/** What a member of staff decided on one event under one row. */
export interface ClerkDecision {
  readonly eventId: string;
  readonly rowId: string;
  readonly decision: 'disclose' | 'withhold';
  readonly staff: string;
  /** Id of the command that tells the hub. */
  readonly command: string;
  readonly at: string;
}

/** What the agency's own clerks decided, so that nobody is asked twice; the hub's refusal opens the question again. */
export class ClerkDecisions {
  constructor(private readonly journal: Journal) {}

  /** Notes a decision; the last one on an event and row counts. */
  note({ eventId, rowId, decision, staff, command, at }: ClerkDecision): void {
    const sql = `INSERT OR REPLACE INTO clerk_decisions (event_id, row_id, decision, staff, command, at) VALUES (?, ?, ?, ?, ?, ?)`;
    this.journal.run(sql, eventId, rowId, decision, staff, command, at);
  }

  /** Whether somebody decided already. What never reached the outbox was not decided. */
  has(eventId: string, rowId: string): boolean {
    const sql = `SELECT 1 FROM clerk_decisions d JOIN outbox o ON o.id = d.command
      WHERE d.event_id = ? AND d.row_id = ? AND o.state <> 'refused'`;
    return this.journal.one(sql, eventId, rowId) !== undefined;
  }
}
