import type { Journal, Row } from './journal.ts';

/** One content of an export file under one version of the mapping. */
export interface FileKey {
  /** SHA-256 of the content. */
  readonly digest: string;
  /** Digest of the mapping. */
  readonly mapping: string;
}

/** How far the import of a file is. */
export interface FileProgress extends FileKey {
  readonly name: string;
  /** Its place in the order of first arrivals. */
  readonly place: number;
  readonly state: 'importing' | 'done' | 'unreadable';
  /** Records that are imported durably; an interrupted import goes on after them. */
  readonly records: number;
  /** The line at which the last of them begins; 0 before the first. */
  readonly line: number;
}

/** One file as it lay in the folder. */
export interface Delivery {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  readonly digest: string;
}

const PROGRESS = 'digest, mapping, name, place, state, records, line';

/** Which files have come and how far each is imported. */
export class Files {
  constructor(private readonly journal: Journal) {}

  /** The progress of a content, if its import ever began. */
  find({ digest, mapping }: FileKey): FileProgress | undefined {
    const sql = `SELECT ${PROGRESS} FROM files WHERE digest = ? AND mapping = ?`;
    return this.journal.one(sql, digest, mapping) as unknown as FileProgress | undefined;
  }

  /**
   * Begins an import. A content that is known from an earlier mapping keeps its place in the order. Where each row counts as
   * later than the one before (a queue), it takes so many `places`, of which its own is the last.
   */
  begin({ digest, mapping }: FileKey, name: string, at: string, places = 1): FileProgress {
    const sql = `INSERT INTO files (digest, mapping, name, place, state, started_at) VALUES (?, ?, ?,
      coalesce((SELECT place FROM files WHERE digest = ?), (SELECT coalesce(max(place), 0) + ? FROM files)), 'importing', ?)`;
    this.journal.run(sql, digest, mapping, name, digest, places, at);
    return this.find({ digest, mapping }) as FileProgress;
  }

  /** Begins the import of a content that came again as the newest of its kind: from its first record, under a new place. */
  beginAgain({ digest, mapping }: FileKey, name: string, at: string): FileProgress {
    const place = 'place = (SELECT max(place) + 1 FROM files)';
    this.journal.run(`UPDATE files SET ${place} WHERE digest = ?`, digest);
    const sql = `UPDATE files SET name = ?, state = 'importing', records = 0, line = 0, started_at = ?, done_at = NULL
      WHERE digest = ? AND mapping = ?`;
    this.journal.run(sql, name, at, digest, mapping);
    return this.find({ digest, mapping }) as FileProgress;
  }

  /** So many records are imported, the last of which begins at this line; to be called in the transaction that imports them. */
  advance({ digest, mapping }: FileKey, records: number, line: number): void {
    const sql = 'UPDATE files SET records = ?, line = ? WHERE digest = ? AND mapping = ?';
    this.journal.run(sql, records, line, digest, mapping);
  }

  /** Contents whose import began and was never finished, under no mapping. */
  unfinished(): readonly FileProgress[] {
    const sql = `SELECT ${PROGRESS} FROM files AS f WHERE state = 'importing'
      AND NOT EXISTS (SELECT 1 FROM files AS d WHERE d.digest = f.digest AND d.state <> 'importing')`;
    return this.journal.all(sql) as unknown as readonly FileProgress[];
  }

  /** Nobody waits any longer for the rest of an unfinished content. */
  forget({ digest, mapping }: FileKey): void {
    this.journal.run('DELETE FROM files WHERE digest = ? AND mapping = ?', digest, mapping);
  }

  /** Names of the files whose content was read, or is being read, under a greater place. */
  readAfter(place: number): readonly string[] {
    const sql = `SELECT DISTINCT name FROM files WHERE place > ? AND state <> 'unreadable'`;
    return this.journal.all(sql, place).map((row) => String(row['name']));
  }

  /** The import is over: every record was looked at, or none can be. */
  finish({ digest, mapping }: FileKey, state: 'done' | 'unreadable', at: string): void {
    const sql = 'UPDATE files SET state = ?, done_at = ? WHERE digest = ? AND mapping = ?';
    this.journal.run(sql, state, at, digest, mapping);
  }

  /** The digest of a file when it is the last that came under its name, by size and time of change. */
  digestOf({ name, size, modified }: Omit<Delivery, 'digest'>): string | undefined {
    const last = this.lastDelivery(name);
    return last?.['size'] === size && last['modified'] === modified ? String(last['digest']) : undefined;
  }

  /** The digest of the last content that came under this name. */
  lastDelivered(name: string): string | undefined {
    const digest = this.lastDelivery(name)?.['digest'];
    return digest === undefined ? undefined : String(digest);
  }

  /** Notes a delivery as the last under its name; `again` when its content had come before. */
  deliver({ name, size, modified, digest }: Delivery, again: boolean, at: string): void {
    const sql = `INSERT OR REPLACE INTO deliveries (name, size, modified, digest, again, seen_at) VALUES (?, ?, ?, ?, ?, ?)`;
    this.journal.run(sql, name, size, modified, digest, again ? 1 : 0, at);
  }

  /** Names of the files that came with a content that had come before. */
  deliveredAgain(): readonly string[] {
    return this.journal
      .all('SELECT name FROM deliveries WHERE again = 1 ORDER BY seen_at, name')
      .map((row) => String(row['name']));
  }

  private lastDelivery(name: string): Row | undefined {
    const sql = 'SELECT size, modified, digest FROM deliveries WHERE name = ? ORDER BY rowid DESC LIMIT 1';
    return this.journal.one(sql, name);
  }
}
