import type { Journal } from '../../journal/journal.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS inbox_endpoints (
  sink TEXT PRIMARY KEY, disabled_at TEXT, rests_until TEXT, last_code TEXT, last_failed_at TEXT, last_taken_at TEXT
) STRICT, WITHOUT ROWID`;

/** How an endpoint stands. */
export interface EndpointState {
  /** Since when nothing is sent to it: it answered 410. */
  readonly disabledAt?: string;
  /** After a failure nothing is tried before this instant. */
  readonly restsUntil?: string;
  /** Why the last attempt that failed did. */
  readonly lastCode?: string;
  readonly lastFailedAt?: string;
  readonly lastTakenAt?: string;
}

/** How the receivers of webhooks stand; durable. */
export class EndpointBook {
  constructor(private readonly journal: Journal) {
    journal.run(TABLE);
  }

  of(sink: string): EndpointState {
    const row = this.journal.one('SELECT * FROM inbox_endpoints WHERE sink = ?', sink);
    const text = (column: string, name: keyof EndpointState): EndpointState =>
      typeof row?.[column] === 'string' ? { [name]: row[column] } : {};
    return {
      ...text('disabled_at', 'disabledAt'),
      ...text('rests_until', 'restsUntil'),
      ...text('last_code', 'lastCode'),
      ...text('last_failed_at', 'lastFailedAt'),
      ...text('last_taken_at', 'lastTakenAt'),
    };
  }

  /** It took a message. */
  taken(sink: string, at: string): void {
    this.put(sink);
    const sql = 'UPDATE inbox_endpoints SET last_taken_at = ?, rests_until = NULL WHERE sink = ?';
    this.journal.run(sql, at, sink);
  }

  /** It failed, and is left alone until then. */
  failed(sink: string, code: string, at: string, restsUntil: string): void {
    this.put(sink);
    const sql =
      'UPDATE inbox_endpoints SET last_code = ?, last_failed_at = ?, rests_until = ? WHERE sink = ?';
    this.journal.run(sql, code, at, restsUntil, sink);
  }

  /** It wants nothing any more. */
  disable(sink: string, at: string): void {
    this.put(sink);
    this.journal.run(
      'UPDATE inbox_endpoints SET disabled_at = coalesce(disabled_at, ?) WHERE sink = ?',
      at,
      sink,
    );
  }

  /** A member of staff has it tried again. */
  enable(sink: string): void {
    const sql = 'UPDATE inbox_endpoints SET disabled_at = NULL, rests_until = NULL WHERE sink = ?';
    this.journal.run(sql, sink);
  }

  private put(sink: string): void {
    this.journal.run('INSERT OR IGNORE INTO inbox_endpoints (sink) VALUES (?)', sink);
  }
}
