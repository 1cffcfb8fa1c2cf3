import type { ReleasedEntry } from '#catalogue';
import type { Journal, Row } from '../journal/journal.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS news (
    number INTEGER PRIMARY KEY AUTOINCREMENT, agency TEXT NOT NULL, id TEXT NOT NULL, type TEXT, handle TEXT, happened_at TEXT,
    corrects INTEGER NOT NULL, received_at TEXT NOT NULL, UNIQUE (agency, id)
  ) STRICT`,
  'CREATE INDEX IF NOT EXISTS news_of ON news (handle, number)',
  'CREATE INDEX IF NOT EXISTS news_by_id ON news (id)',
  'CREATE TABLE IF NOT EXISTS news_read (staff TEXT PRIMARY KEY, up_to INTEGER NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID',
];

/** Days for which it is told that something came; who stays away longer reads the timelines. */
const KEEP_DAYS = 90;

/** What came in for one of the agency's own files: that it came, never what it says. */
export interface NewsItem {
  /** Place in the order of arrival here. */
  readonly number: number;
  readonly type: string;
  readonly agency: string;
  readonly reference: string;
  /** Absent where the basis does not reach to the date. */
  readonly happenedAt?: string;
  readonly receivedAt: string;
  /** It takes the place of an earlier entry. */
  readonly corrects: boolean;
}

/** An entry, and which delivery of it this is; absent for the first. */
type DeliveredEntry = ReleasedEntry & { readonly delivery?: number };

/** Whose news, and which part of them. */
export interface NewsAsked {
  readonly staff: string;
  /** `mine`: files that this member of staff works on or stands in for; `untaken`: files that nobody has taken. */
  readonly of: 'mine' | 'untaken';
  /** Only older ones than this number. */
  readonly before?: number | undefined;
  readonly max: number;
  readonly at: string;
}

/**
 * That something was handed to this agency, by type, time and own file, so that staff see what is new without opening every
 * timeline. What is recalled is emptied at once; agency and id stay, as in the inbox, so that nothing is told twice.
 */
export class NewsBook {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
    const columns = journal.all('PRAGMA table_info (news)').map(({ name }) => name);
    if (!columns.includes('delivery'))
      journal.run('ALTER TABLE news ADD COLUMN delivery INTEGER NOT NULL DEFAULT 1');
  }

  /**
   * Takes in what is not known yet; to be called in the transaction that moves the claim's cursor. What was recalled and comes
   * again is news again.
   */
  take(entries: readonly DeliveredEntry[], at: string): void {
    const again = 'DELETE FROM news WHERE agency = ? AND id = ? AND delivery < ?';
    const sql = `INSERT OR IGNORE INTO news (agency, id, type, handle, happened_at, corrects, received_at, delivery) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    for (const { agency, id, delivery = 1, type, handle, happenedAt, corrects } of entries) {
      this.journal.run(again, agency, id, delivery);
      const values = [agency, id, type, handle, happenedAt ?? null, corrects === undefined ? 0 : 1, at];
      this.journal.run(sql, ...values, delivery);
    }
  }

  /** The use of these events ends: they are no news any more. */
  recall(ids: readonly string[]): void {
    for (const id of ids) this.journal.run(`${EMPTY} WHERE id = ?`, id);
  }

  /** Empties what is older than the keeping time. */
  forget(now: string): void {
    const before = new Date(Date.parse(now) - KEEP_DAYS * 86_400_000).toISOString();
    this.journal.run(`${EMPTY} WHERE handle IS NOT NULL AND received_at < ?`, before);
  }

  /** What came since this member of staff last said that all was read, newest first; only of files that are linked now. */
  list({ staff, of, before, max, at }: NewsAsked): readonly NewsItem[] {
    const sql = `SELECT n.*, r.reference FROM news n JOIN "references" r ON r.handle = n.handle
      WHERE r.link = 'linked' AND n.number > ? AND n.number < ? AND ${FILES[of]} ORDER BY n.number DESC LIMIT ?`;
    const whose = of === 'mine' ? [staff, staff, at] : [];
    const bounds = [this.readUpTo(staff).upTo, before ?? Number.MAX_SAFE_INTEGER];
    return this.journal.all(sql, ...bounds, ...whose, max).map(itemOf);
  }

  /** How many are new to this member of staff in one file. */
  unread(staff: string, handle: string): number {
    const sql = 'SELECT count(*) AS n FROM news WHERE handle = ? AND number > ?';
    return Number(this.journal.one(sql, handle, this.readUpTo(staff).upTo)?.['n']);
  }

  /** Up to which number this member of staff has read, and when they said so. */
  readUpTo(staff: string): { readonly upTo: number; readonly at?: string } {
    const row = this.journal.one('SELECT up_to, at FROM news_read WHERE staff = ?', staff);
    return row === undefined ? { upTo: 0 } : { upTo: Number(row['up_to']), at: String(row['at']) };
  }

  /** This member of staff has read everything up to this number; never fewer than before, never what is still to come. */
  read(staff: string, upTo: number, at: string): void {
    const sql = `INSERT INTO news_read VALUES (?, min(?, coalesce((SELECT max(number) FROM news), 0)), ?)
      ON CONFLICT DO UPDATE SET up_to = max(up_to, excluded.up_to), at = excluded.at`;
    this.journal.run(sql, staff, upTo, at);
  }
}

const EMPTY = 'UPDATE news SET type = NULL, handle = NULL, happened_at = NULL';

/** Which files are meant, by their own number. */
const FILES: Readonly<Record<NewsAsked['of'], string>> = {
  mine: `r.reference IN (SELECT reference FROM caseworkers WHERE staff = ?
    OR staff IN (SELECT staff FROM deputies WHERE deputy = ? AND ends_at > ?))`,
  untaken: 'r.reference NOT IN (SELECT reference FROM caseworkers)',
};

function itemOf(row: Row): NewsItem {
  return {
    number: Number(row['number']),
    type: String(row['type']),
    agency: String(row['agency']),
    reference: String(row['reference']),
    ...(row['happened_at'] !== null && { happenedAt: String(row['happened_at']) }),
    receivedAt: String(row['received_at']),
    corrects: row['corrects'] === 1,
  };
}
