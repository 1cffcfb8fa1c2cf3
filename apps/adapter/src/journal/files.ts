import type { Journal } from './journal.ts';

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
}

/** One file as it lay in the folder. */
export interface Delivery {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  readonly digest: string;
}

const PROGRESS = 'digest, mapping, name, place, state, records';

/** Which files have come and how far each is imported. */
export class Files {
  constructor(private readonly journal: Journal) {}

  /** The progress of a content, if its import ever began. */
  find({ digest, mapping }: FileKey): FileProgress | undefined {
    const sql = `SELECT ${PROGRESS} FROM files WHERE digest = ? AND mapping = ?`;
    return this.journal.one(sql, digest, mapping) as unknown as FileProgress | undefined;
  }

  /** Begins an import. A content that is known from an earlier mapping keeps its place in the order. */
  begin({ digest, mapping }: FileKey, name: string, at: string): FileProgress {
    const sql = `INSERT INTO files (digest, mapping, name, place, state, started_at) VALUES (?, ?, ?,
      coalesce((SELECT place FROM files WHERE digest = ?), (SELECT coalesce(max(place), 0) + 1 FROM files)), 'importing', ?)`;
    this.journal.run(sql, digest, mapping, name, digest, at);
    return this.find({ digest, mapping }) as FileProgress;
  }

  /** So many records are imported; to be called in the transaction that imports them. */
  advance({ digest, mapping }: FileKey, records: number): void {
    this.journal.run(
      'UPDATE files SET records = ? WHERE digest = ? AND mapping = ?',
      records,
      digest,
      mapping,
    );
  }

  /** The import is over: every record was looked at, or none can be. */
  finish({ digest, mapping }: FileKey, state: 'done' | 'unreadable', at: string): void {
    const sql = 'UPDATE files SET state = ?, done_at = ? WHERE digest = ? AND mapping = ?';
    this.journal.run(sql, state, at, digest, mapping);
  }

  /** The digest of a file that lay in the folder before with this name, size and time of change. */
  digestOf({ name, size, modified }: Omit<Delivery, 'digest'>): string | undefined {
    const sql = 'SELECT digest FROM deliveries WHERE name = ? AND size = ? AND modified = ?';
    const digest = this.journal.one(sql, name, size, modified)?.['digest'];
    return digest === undefined ? undefined : String(digest);
  }

  /** Notes a delivery; `again` when its content had come before. */
  deliver({ name, size, modified, digest }: Delivery, again: boolean, at: string): void {
    const sql = `INSERT INTO deliveries (name, size, modified, digest, again, seen_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
    this.journal.run(sql, name, size, modified, digest, again ? 1 : 0, at);
  }

  /** Names of the files that came with a content that had come before. */
  deliveredAgain(): readonly string[] {
    return this.journal
      .all('SELECT name FROM deliveries WHERE again = 1 ORDER BY seen_at, name')
      .map((row) => String(row['name']));
  }
}
