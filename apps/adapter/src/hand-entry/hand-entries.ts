import type { Journal, Row } from '../journal/journal.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS hand_entries (
    key TEXT PRIMARY KEY, reference TEXT NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL, staff TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS hand_entries_by_reference ON hand_entries (reference, at)',
];

/** One event that somebody of this agency entered by hand, without what it says. */
export interface HandEntry {
  /** Chosen by the form: the same key is the same event, however often it is sent. */
  readonly key: string;
  readonly reference: string;
  readonly type: string;
  /** A keyed digest of what it says, by which a second click is told from another event. */
  readonly content: string;
  /** Who said it last, under a pseudonym. */
  readonly staff: string;
  readonly at: string;
}

/** What was entered by hand; what it says stands in the outbox, and no longer than there. */
export class HandEntries {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
  }

  /** The entry under this key. */
  find(key: string): HandEntry | undefined {
    const row = this.journal.one('SELECT * FROM hand_entries WHERE key = ?', key);
    return row && entryOf(row);
  }

  /** The entries of one of the agency's files, newest first. */
  of(reference: string): readonly HandEntry[] {
    const sql = 'SELECT * FROM hand_entries WHERE reference = ? ORDER BY at DESC, key';
    return this.journal.all(sql, reference).map(entryOf);
  }

  /** Notes an entry, or what it says now. */
  put({ key, reference, type, content, staff, at }: HandEntry): void {
    const sql =
      'INSERT OR REPLACE INTO hand_entries (key, reference, type, content, staff, at) VALUES (?, ?, ?, ?, ?, ?)';
    this.journal.run(sql, key, reference, type, content, staff, at);
  }
}

function entryOf(row: Row): HandEntry {
  const text = (name: string): string => String(row[name]);
  return {
    key: text('key'),
    reference: text('reference'),
    type: text('type'),
    content: text('content'),
    staff: text('staff'),
    at: text('at'),
  };
}
