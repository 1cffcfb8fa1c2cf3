import { stat } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileKey, FileProgress, Files } from '../journal/files.ts';
import type { Journal } from '../journal/journal.ts';
import type { FileMapping, Mapping } from '../mapping/mapping.ts';
import type { CellProblem } from '../mapping/cell-problem.ts';
import type { SettledFile } from '../source/export-folder.ts';
import { inspectFile } from '../source/inspect-file.ts';
import { lastRecordComplete, readRecords } from '../source/read-records.ts';
import type { CsvRecord } from '../source/record-splitter.ts';
import { cleanCell } from './clean-cell.ts';
import { fileFault, headerFaults, NO_MAPPING } from './file-faults.ts';
import type { RowParts } from './import-rows.ts';
import { RowImport } from './import-rows.ts';

/** What the import of files works with. */
export interface FileParts extends RowParts {
  readonly journal: Journal;
  readonly files: Files;
  readonly mapping: Mapping;
  /** Rows in one transaction. */
  readonly chunkRows?: number;
}

/** What became of a file: `known` was imported before, `waits` is not complete yet. */
export type FileOutcome = 'imported' | 'known' | 'waits' | 'unreadable' | 'not-ours';

/** The file was written to while it was being read; it is looked at again when it has settled. */
export class FileChanged extends Error {}

const CHUNK_ROWS = 100;

/**
 * Imports settled files. Each chunk of rows and the note how far it went are one transaction, so that a crash in mid-import neither
 * loses nor doubles a row.
 */
export class FileImport {
  constructor(private readonly parts: FileParts) {}

  /** Imports one file unless it is known; problems of the file or its rows are listed, not thrown. */
  async take(file: SettledFile): Promise<FileOutcome> {
    const { files, mapping, now } = this.parts;
    const how = mapping.files.find(({ glob }) => matchesGlob(file.name, glob));
    if (how === undefined) return this.notOurs(file);
    const before = files.digestOf(file);
    if (before !== undefined && this.isOver({ digest: before, mapping: mapping.digest })) return 'known';
    const inspection = await inspectFile(file.path);
    const fault = await fileFault(inspection, how, () => lastRecordComplete(file.path, how.delimiter));
    if (fault?.code === 'FILE_INCOMPLETE') return this.wait(file, fault);
    const key = { digest: inspection.digest, mapping: mapping.digest };
    const known = files.find(key);
    files.deliver({ ...file, digest: key.digest }, known !== undefined && known.state !== 'importing', now());
    if (known !== undefined && known.state !== 'importing') return this.again(file);
    const progress = known ?? this.begin(key, file.name);
    return fault === undefined
      ? this.importRows(file, how, progress)
      : this.unreadable(file, progress, [fault]);
  }

  /** The file went from the folder: what was listed about it as a whole is settled. */
  gone(name: string): void {
    this.parts.problems.clear(`file:${name}`);
  }

  private again(file: SettledFile): FileOutcome {
    this.gone(file.name);
    return 'known';
  }

  private isOver(key: FileKey): boolean {
    const known = this.parts.files.find(key);
    return known !== undefined && known.state !== 'importing';
  }

  private begin(key: FileKey, name: string): FileProgress {
    const { journal, files, problems, now } = this.parts;
    return journal.transaction(() => {
      problems.clearFile(key.digest);
      this.gone(name);
      return files.begin(key, name, now());
    });
  }

  private async importRows(
    file: SettledFile,
    how: FileMapping,
    progress: FileProgress,
  ): Promise<FileOutcome> {
    let rows: RowImport | undefined;
    let done = 0;
    for await (const records of this.chunks(file, how)) {
      const columns = rows === undefined ? (records.shift()?.cells ?? []).map(cleanCell) : [];
      const faults = rows === undefined ? headerFaults(columns, how) : [];
      if (faults.length > 0) return this.unreadable(file, progress, faults);
      rows ??= new RowImport(this.parts, how, columns, { ...progress, file: file.name });
      const left = records.slice(Math.max(0, progress.records - done));
      done += records.length;
      if (left.length > 0) await this.importChunk(file, rows, left, progress, done);
    }
    this.parts.files.finish(progress, 'done', this.parts.now());
    return 'imported';
  }

  private async importChunk(
    file: SettledFile,
    rows: RowImport,
    records: readonly CsvRecord[],
    progress: FileProgress,
    done: number,
  ): Promise<void> {
    await assertUnchanged(file);
    this.parts.journal.transaction(() => {
      for (const record of records) rows.take(record);
      this.parts.files.advance(progress, done);
    });
    // Lets sends, receipts and the desk have their turn between two chunks.
    await setImmediate();
  }

  /** The file's records in chunks; the header alone is in the first one, which may hold nothing else. */
  private async *chunks(file: SettledFile, { delimiter }: FileMapping): AsyncGenerator<CsvRecord[]> {
    const size = this.parts.chunkRows ?? CHUNK_ROWS;
    let chunk: CsvRecord[] = [];
    for await (const records of readRecords(file.path, delimiter)) {
      for (const record of records) {
        chunk.push(record);
        if (chunk.length < size) continue;
        yield chunk;
        chunk = [];
      }
    }
    yield chunk;
  }

  private unreadable(file: SettledFile, progress: FileProgress, faults: readonly CellProblem[]): FileOutcome {
    this.parts.journal.transaction(() => {
      this.list(file, progress.digest, faults);
      this.parts.files.finish(progress, 'unreadable', this.parts.now());
    });
    return 'unreadable';
  }

  private wait(file: SettledFile, fault: CellProblem): FileOutcome {
    this.list(file, '', [fault]);
    return 'waits';
  }

  private notOurs(file: SettledFile): FileOutcome {
    if (/\.csv$/i.test(file.name)) this.list(file, '', [NO_MAPPING]);
    return 'not-ours';
  }

  private list(file: SettledFile, digest: string, faults: readonly CellProblem[]): void {
    const problems = faults.map((fault) => ({ file: file.name, line: 1, ...fault }));
    this.parts.problems.refuse({
      subject: `file:${file.name}`,
      digest,
      at: this.parts.now(),
      counted: false,
      problems,
    });
  }
}

async function assertUnchanged({ path, size, modified, name }: SettledFile): Promise<void> {
  const stats = await stat(path);
  if (stats.size !== size || stats.mtimeMs !== modified)
    throw new FileChanged(`${name} changed while it was being read`);
}
