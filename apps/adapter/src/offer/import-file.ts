import { stat } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileKey, FileProgress, Files } from '../journal/files.ts';
import type { Journal } from '../journal/journal.ts';
import type { FileMapping, Mapping } from '../mapping/mapping.ts';
import type { SettledFile } from '../source/export-folder.ts';
import type { ExportFault, ExportRecord } from '../source/export-record.ts';
import { SPREADSHEET } from '../source/foreign-form.ts';
import { inspectFile } from '../source/inspect-file.ts';
import { readExport } from '../source/read-export.ts';
import { faultsOf, fileFaults, NO_MAPPING } from './file-faults.ts';
import type { RowParts } from './import-rows.ts';
import { RowImport } from './import-rows.ts';
import { entryOf, isOlderContent, OLDER_CONTENT } from './older-content.ts';
import { listUnfinished, unfinishedSubject } from './unfinished-files.ts';
import { listWithdrawn } from './withdrawn-rows.ts';

/** What the import of files works with. */
export interface FileParts extends RowParts {
  readonly journal: Journal;
  readonly files: Files;
  readonly mapping: Mapping;
  /** Put before the names of this folder's files where an agency has several folders. */
  readonly folderName?: string;
  /** Rows in one transaction. */
  readonly chunkRows?: number;
}

/** What became of a file: `known` was imported before, `waits` is not complete yet. */
export type FileOutcome = 'imported' | 'known' | 'waits' | 'unreadable' | 'not-ours';

/** The file was written to while it was being read; it is looked at again when it has settled. */
export class FileChanged extends Error {}

const CHUNK_ROWS = 100;
/** What looks like an export though no entry of the mapping names it. */
const EXPORTS = /\.(csv|xml|xes|jsonl|ndjson)(\.gz)?$/i;
const SPREADSHEETS = /\.(xlsx?|xlsm|xlsb|ods)$/i;

/**
 * Imports settled files. Each chunk of rows and the note how far it went are one transaction, so that a crash in mid-import neither
 * loses nor doubles a row.
 */
export class FileImport {
  constructor(private readonly parts: FileParts) {}

  /** Imports one file unless it is known; problems of the file or its rows are listed, not thrown. */
  async take(settled: SettledFile): Promise<FileOutcome> {
    const { files, mapping } = this.parts;
    const how = mapping.files.find(({ glob }) => matchesGlob(settled.name, glob));
    const file = { ...settled, name: this.listed(settled.name) };
    if (SPREADSHEETS.test(file.name)) return this.notOurs(file, SPREADSHEET);
    if (how === undefined) return EXPORTS.test(file.name) ? this.notOurs(file, NO_MAPPING) : 'not-ours';
    const before = files.digestOf(file);
    if (before !== undefined && this.isOver({ digest: before, mapping: mapping.digest })) return 'known';
    let outcome: FileOutcome = 'waits';
    const faults = await faultsOf(async () => {
      outcome = await this.inspected(file, how);
    });
    if (faults.length > 0) this.list(file, '', faults);
    return faults.length > 0 ? 'waits' : outcome;
  }

  /** The file went from the folder: what was listed about it as a whole is settled. */
  gone(name: string): void {
    this.settled(this.listed(name));
  }

  /** These files lie in the folder: what was being imported and lies there no more is listed. */
  looked(names: ReadonlySet<string>): void {
    const { files } = this.parts;
    const listed = new Set([...names].map((name) => this.listed(name)));
    // Another content may have taken its name.
    const liesThere = ({ name, digest }: FileProgress): boolean =>
      listed.has(name) && files.lastDelivered(name) === digest;
    listUnfinished(this.parts, (file) => !this.isOurs(file) || liesThere(file));
  }

  private isOurs({ name }: FileProgress): boolean {
    return name.startsWith(this.listed(''));
  }

  private listed(name: string): string {
    const { folderName } = this.parts;
    return folderName === undefined ? name : `${folderName}/${name}`;
  }

  private settled(listed: string): void {
    this.parts.problems.clear(`file:${listed}`);
  }

  private async inspected(file: SettledFile, how: FileMapping): Promise<FileOutcome> {
    const { files, mapping, now } = this.parts;
    const inspection = await inspectFile(file);
    const key = { digest: inspection.digest, mapping: mapping.digest };
    const known = files.find(key);
    const isOver = known !== undefined && known.state !== 'importing';
    const isOlder = isOver && isOlderContent(files, mapping, how, { name: file.name, known });
    const isNews = !isOver || (isOlder && how.withdrawn === 'report');
    const faults = isNews ? await fileFaults(file, how, inspection) : [];
    if (faults[0]?.code === 'FILE_INCOMPLETE') return this.wait(file, faults);
    files.deliver({ ...file, digest: key.digest }, isOver, now());
    if (!isNews) return this.again(file, isOlder && known.records > 0 ? [OLDER_CONTENT] : []);
    const progress = known !== undefined && !isOver ? known : this.begin(key, file.name, isOver);
    return faults.length === 0
      ? this.importRows(file, how, progress)
      : this.unreadable(file, progress, faults);
  }

  private again(file: SettledFile, faults: readonly ExportFault[]): FileOutcome {
    this.settled(file.name);
    if (faults.length > 0) this.list(file, '', faults);
    return 'known';
  }

  private isOver(key: FileKey): boolean {
    const known = this.parts.files.find(key);
    return known !== undefined && known.state !== 'importing';
  }

  private begin(key: FileKey, name: string, again: boolean): FileProgress {
    const { journal, files, problems, now } = this.parts;
    return journal.transaction(() => {
      problems.clearFile(key.digest);
      this.settled(name);
      return again ? files.beginAgain(key, name, now()) : files.begin(key, name, now());
    });
  }

  private async importRows(
    file: SettledFile,
    how: FileMapping,
    progress: FileProgress,
  ): Promise<FileOutcome> {
    const source = { ...progress, file: file.name };
    const rows = new RowImport(this.parts, how, source);
    let done = 0;
    for await (const records of this.chunks(file, how)) {
      const left = records.slice(Math.max(0, progress.records - done));
      done += records.length;
      if (left.length > 0) await this.importChunk(file, rows, left, progress, done);
    }
    await assertUnchanged(file);
    this.parts.journal.transaction(() => this.finish(file, how, progress));
    return 'imported';
  }

  private finish(file: SettledFile, how: FileMapping, progress: FileProgress): void {
    const { files, problems, now } = this.parts;
    files.finish(progress, 'done', now());
    problems.clear(unfinishedSubject(progress.digest));
    problems.clearUnkeyed(file.name, progress.digest);
    if (how.withdrawn === 'ignore') return;
    listWithdrawn(this.parts, how.glob, progress.place);
    this.forgetUnfinished(how, progress.place);
  }

  /** An export of the whole state says all that earlier ones of its kind said. */
  private forgetUnfinished(how: FileMapping, place: number): void {
    const { files, mapping, problems } = this.parts;
    for (const left of files.unfinished()) {
      if (left.place > place || !this.isOurs(left)) continue;
      if (entryOf(mapping, left.name)?.glob !== how.glob) continue;
      files.forget(left);
      problems.clear(unfinishedSubject(left.digest));
    }
  }

  private async importChunk(
    file: SettledFile,
    rows: RowImport,
    records: readonly ExportRecord[],
    progress: FileProgress,
    done: number,
  ): Promise<void> {
    await assertUnchanged(file);
    this.parts.journal.transaction(() => {
      for (const record of records) rows.take(record);
      this.parts.files.advance(progress, done, records.at(-1)?.line ?? progress.line);
    });
    // Lets sends, receipts and the desk have their turn between two chunks.
    await setImmediate();
  }

  private async *chunks(file: SettledFile, how: FileMapping): AsyncGenerator<readonly ExportRecord[]> {
    const size = this.parts.chunkRows ?? CHUNK_ROWS;
    let chunk: ExportRecord[] = [];
    for await (const records of readExport(file, how)) {
      for (const record of records) {
        chunk.push(record);
        if (chunk.length < size) continue;
        yield chunk;
        chunk = [];
      }
    }
    yield chunk;
  }

  private unreadable(file: SettledFile, progress: FileProgress, faults: readonly ExportFault[]): FileOutcome {
    this.parts.journal.transaction(() => {
      this.list(file, progress.digest, faults);
      this.parts.files.finish(progress, 'unreadable', this.parts.now());
    });
    return 'unreadable';
  }

  private wait(file: SettledFile, faults: readonly ExportFault[]): FileOutcome {
    this.list(file, '', faults);
    return 'waits';
  }

  private notOurs(file: SettledFile, fault: ExportFault): FileOutcome {
    this.list(file, '', [fault]);
    return 'not-ours';
  }

  private list(file: SettledFile, digest: string, faults: readonly ExportFault[]): void {
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
