import type { RecallNotice } from '#catalogue';
import type { UseEnd } from '../inbox/release-order.ts';
import type { Journal, Row } from '../journal/journal.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS recalls (
    recall TEXT PRIMARY KEY, kind TEXT NOT NULL, handle TEXT NOT NULL, reference TEXT, opened_at TEXT NOT NULL,
    reminders INTEGER NOT NULL, told_at TEXT NOT NULL,
    step TEXT NOT NULL DEFAULT 'told' CHECK (step IN ('told', 'planned', 'done')), over_at TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS recall_events (
    recall TEXT NOT NULL REFERENCES recalls (recall), id TEXT NOT NULL, held INTEGER NOT NULL DEFAULT 0, outcome TEXT, automatic INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (recall, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS recall_events_by_id ON recall_events (id)',
];

/** What may become of a recalled event. */
export type RecallOutcome = 'stopped' | 'erased' | 'kept' | 'impossible';

/** A recalled event and what was said of it, if anything. */
export interface RecalledEvent {
  readonly id: string;
  readonly outcome?: RecallOutcome;
  /** Said by the adapter itself. */
  readonly automatic: boolean;
}

/** A recall as the desk shows it. */
export interface KnownRecall {
  readonly recall: string;
  readonly kind: RecallNotice['kind'];
  /** The agency's own number; absent where it cannot be told any more. */
  readonly reference?: string;
  readonly openedAt: string;
  readonly reminders: number;
  readonly events: readonly RecalledEvent[];
}

/** Events that an agency was told, at an instant, to use no more. */
export interface EndedUse {
  readonly at: string;
  readonly kind: 'stop-using' | 'erase';
  readonly ids: readonly string[];
}

/** What the agency was told to stop using, to erase or to mark, and what it answered; durable. */
export class RecallBook {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
    const known = journal.all('PRAGMA table_info (recalls)').map(({ name }) => name);
    if (!known.includes('position')) journal.run('ALTER TABLE recalls ADD COLUMN position INTEGER');
  }

  /** Takes note of what the hub tells, and of what it does not tell any more: that is answered in full. */
  take(
    notices: readonly RecallNotice[],
    referenceOf: (handle: string) => string | undefined,
    { at, whole }: { readonly at: string; readonly whole: boolean },
  ): void {
    this.journal.transaction(() => {
      for (const notice of notices) this.put(notice, referenceOf(notice.handle), at);
      if (whole)
        this.journal.run('UPDATE recalls SET over_at = ? WHERE over_at IS NULL AND told_at <> ?', at, at);
    });
  }

  /** Notices with which the adapter has not done its own part yet, oldest first. */
  undone(): readonly RecallNotice[] {
    return this.journal
      .all(`SELECT * FROM recalls WHERE step <> 'done' AND over_at IS NULL ORDER BY opened_at, recall`)
      .map((row) => ({
        ...common(row),
        ...endOf(row),
        handle: String(row['handle']),
        eventIds: this.eventsOf(String(row['recall'])).map(({ id }) => id),
      }));
  }

  /**
   * Ids of the events that the adapter itself held when it began; `look` finds them, once, before anything is changed: after
   * a crash they could not be told any more from those that were never there.
   */
  heldOf(recall: string, look: () => readonly string[]): readonly string[] {
    return this.journal.transaction(() => {
      const step = this.journal.one('SELECT step FROM recalls WHERE recall = ?', recall)?.['step'];
      if (step === 'told') {
        for (const id of look())
          this.journal.run('UPDATE recall_events SET held = 1 WHERE recall = ? AND id = ?', recall, id);
        this.journal.run(`UPDATE recalls SET step = 'planned' WHERE recall = ?`, recall);
      }
      const sql = 'SELECT id FROM recall_events WHERE recall = ? AND held = 1 ORDER BY id';
      return this.journal.all(sql, recall).map((row) => String(row['id']));
    });
  }

  /** The adapter did its own part. */
  done(recall: string): void {
    this.journal.run(`UPDATE recalls SET step = 'done' WHERE recall = ?`, recall);
  }

  /** Notes an answer that is on its way. */
  answered(recall: string, eventIds: readonly string[], outcome: RecallOutcome, automatic: boolean): void {
    const sql = 'UPDATE recall_events SET outcome = ?, automatic = ? WHERE recall = ? AND id = ?';
    for (const id of eventIds) this.journal.run(sql, outcome, automatic ? 1 : 0, recall, id);
  }

  /** One recall that is not over. */
  find(recall: string): KnownRecall | undefined {
    return this.open().find((one) => one.recall === recall);
  }

  /** All that the hub has no full answer to, oldest first. */
  open(): readonly KnownRecall[] {
    return this.journal
      .all('SELECT * FROM recalls WHERE over_at IS NULL ORDER BY opened_at, recall')
      .map((row) => ({
        ...common(row),
        ...(typeof row['reference'] === 'string' && { reference: row['reference'] }),
        events: this.eventsOf(String(row['recall'])),
      }));
  }

  /** The recalls that ended the use of this event, oldest first, done or not. */
  endsOf(id: string): readonly UseEnd[] {
    const sql = `SELECT r.opened_at, r.position FROM recall_events e JOIN recalls r ON r.recall = e.recall
      WHERE e.id = ? AND r.kind IN ('stop-using', 'erase') ORDER BY r.opened_at`;
    return this.journal.all(sql, id).map(endOf);
  }

  /** The hub's record goes on from an earlier place: what stood behind it has none any more. */
  renumbered(since: number): void {
    this.journal.run('UPDATE recalls SET position = NULL WHERE position > ?', since);
  }

  /** What the agency was told to stop using or to erase in one of its files, oldest first, answered or not. */
  ended(reference: string): readonly EndedUse[] {
    return this.journal
      .all(
        `SELECT * FROM recalls WHERE reference = ? AND kind IN ('stop-using', 'erase') ORDER BY opened_at, recall`,
        reference,
      )
      .map((row) => ({
        at: String(row['opened_at']),
        kind: row['kind'] as EndedUse['kind'],
        ids: this.eventsOf(String(row['recall'])).map(({ id }) => id),
      }));
  }

  private put(
    { recall, kind, handle, eventIds, openedAt, position, reminders }: RecallNotice,
    reference: string | undefined,
    at: string,
  ): void {
    this.journal.run(
      `INSERT INTO recalls (recall, kind, handle, reference, opened_at, position, reminders, told_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (recall) DO UPDATE SET reminders = excluded.reminders, told_at = excluded.told_at, over_at = NULL,
         position = excluded.position`,
      recall,
      kind,
      handle,
      reference ?? null,
      openedAt,
      position ?? null,
      reminders,
      at,
    );
    for (const id of eventIds)
      this.journal.run('INSERT OR IGNORE INTO recall_events (recall, id) VALUES (?, ?)', recall, id);
    // For what is told no more a later recall stands; what was said of it stays.
    const open = this.eventsOf(recall).filter(({ outcome }) => outcome === undefined);
    for (const { id } of open.filter((one) => !eventIds.includes(one.id)))
      this.journal.run('DELETE FROM recall_events WHERE recall = ? AND id = ?', recall, id);
  }

  private eventsOf(recall: string): readonly RecalledEvent[] {
    return this.journal
      .all('SELECT id, outcome, automatic FROM recall_events WHERE recall = ? ORDER BY id', recall)
      .map((row) => ({
        id: String(row['id']),
        ...(row['outcome'] !== null && { outcome: row['outcome'] as RecallOutcome }),
        automatic: row['automatic'] === 1,
      }));
  }
}

function common(row: Row) {
  return {
    recall: String(row['recall']),
    kind: row['kind'] as RecallNotice['kind'],
    openedAt: String(row['opened_at']),
    reminders: Number(row['reminders']),
  };
}

function endOf(row: Row): UseEnd {
  const position = row['position'];
  return { openedAt: String(row['opened_at']), ...(typeof position === 'number' && { position }) };
}

/** Whether something is still to be said of a recalled event: to stop using is not enough where it is to be erased. */
export function isOpen(kind: RecallNotice['kind'], { outcome }: RecalledEvent): boolean {
  return outcome === undefined || (kind === 'erase' && outcome === 'stopped');
}
