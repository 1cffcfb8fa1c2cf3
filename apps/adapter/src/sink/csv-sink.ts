import { closeSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock } from '#ports';
import type { Deliveries } from '../inbox/deliveries.ts';
import type { Journal } from '../journal/journal.ts';
import { csvHeader, csvRow } from './csv-row.ts';
import type { CsvConfig } from './sink-config.ts';
import { syncFolder } from './sync-folder.ts';

const TABLE =
  'CREATE TABLE IF NOT EXISTS inbox_files (file TEXT PRIMARY KEY, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID';
const MOST_AT_ONCE = 500;

/** What the sink works with. */
export interface CsvParts {
  readonly config: CsvConfig;
  readonly deliveries: Pick<Deliveries, 'waiting' | 'done'>;
  readonly journal: Journal;
  readonly clock: Clock;
}

/**
 * Entries as rows of CSV, mode 0600, in order; on disk before they are marked as delivered. What a crash wrote and did not
 * mark is cut off and written again, so nobody else may write into the file; who reads it may take it away whole.
 */
export class CsvSink {
  constructor(private readonly parts: CsvParts) {
    parts.journal.run(TABLE);
  }

  /** Writes all that waits. Fails as writing fails; nothing is marked then. */
  run(): Promise<undefined> {
    const { deliveries, clock } = this.parts;
    for (;;) {
      const entries = deliveries.waiting(0, MOST_AT_ONCE);
      if (entries.length === 0) return Promise.resolve(undefined);
      const at = clock.now();
      const path = this.pathAt(at);
      const { delimiter } = this.parts.config;
      const bytes = this.append(path, entries.map(({ line }) => csvRow(line, delimiter)).join(''));
      this.parts.journal.transaction(() => {
        this.mark(path, bytes);
        deliveries.done(
          entries.map(({ entry }) => entry),
          at,
        );
      });
    }
  }

  private pathAt(at: string): string {
    const { place } = this.parts.config;
    return 'file' in place ? place.file : join(place.folder, `received-${at.slice(0, 10)}.csv`);
  }

  /** The file's size afterwards. */
  private append(path: string, rows: string): number {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'a', 0o600);
    try {
      const start = this.cutUnmarked(file, path);
      const text = start === 0 ? csvHeader(this.parts.config.delimiter) + rows : rows;
      const end = start + writeWhole(file, start, Buffer.from(text, 'utf8'));
      if (start === 0) syncFolder(dirname(path));
      return end;
    } finally {
      closeSync(file);
    }
  }

  private cutUnmarked(file: number, path: string): number {
    const { size } = fstatSync(file);
    const known = this.parts.journal.one('SELECT bytes FROM inbox_files WHERE file = ?', path)?.['bytes'];
    // Without a mark of its own, a file that holds something was written under a journal that was lost: it stays. One that is
    // shorter than its mark was taken away: marked before anything is written, so that a crash leaves no row without a mark.
    if (typeof known !== 'number' || size < known) this.mark(path, size);
    else if (size > known) ftruncateSync(file, known);
    return typeof known === 'number' ? Math.min(size, known) : size;
  }

  private mark(path: string, bytes: number): void {
    const sql =
      'INSERT INTO inbox_files VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET bytes = excluded.bytes';
    this.parts.journal.run(sql, path, bytes);
  }
}

/** After a failed write (the disk is full) nothing of it stays. */
function writeWhole(file: number, start: number, bytes: Buffer): number {
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } catch (error) {
    ftruncateSync(file, start);
    throw error;
  }
  return bytes.length;
}
