import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  fstatSync,
  readSync,
  writeSync,
  mkdirSync,
  renameSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { RecallLine } from '../recall/recall-line.ts';
import type { LinesShown } from './newest-lines.ts';
import { newestLines } from './newest-lines.ts';
import type { SinkLine } from './sink-line.ts';
import { syncFolder } from './sync-folder.ts';

const NEWLINE = 0x0a;
const CHUNK = 1 << 20;

/** The agency and id of an event in the sink: together they name it for ever. */
export interface SinkKey {
  readonly agency: string;
  readonly id: string;
  /** Which delivery of the event; absent for the first. */
  readonly delivery?: number;
}

/** What a line of the sink says to who reads it back: an event is there, or a recall ended the use of these. */
export type SinkNote = SinkKey | { readonly ended: readonly string[] };

/**
 * The agency's sink as a file of JSON lines, mode 0600. A write that returned is on disk. A line that a crash tore is cut off
 * when the sink is opened, so every line of the file is whole.
 */
export class JsonLinesSink {
  readonly #path: string;
  #file: number;
  #size: number;

  private constructor(path: string, file: number, size: number) {
    this.#path = path;
    this.#file = file;
    this.#size = size;
  }

  /** Opens the file (and makes it when it is not there), cutting a torn last line. */
  static open(path: string): JsonLinesSink {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'a+', 0o600);
    const size = fstatSync(file).size;
    const whole = endOfLastLine(file, size);
    if (whole < size) {
      ftruncateSync(file, whole);
      fsyncSync(file);
    }
    syncFolder(dirname(path));
    return new JsonLinesSink(path, file, whole);
  }

  /** Bytes of whole lines in the file. */
  get size(): number {
    return this.#size;
  }

  /** The file with its newest lines, at most so many, without what they say. */
  shown(max: number): LinesShown {
    return newestLines(this.#path, this.#size, max);
  }

  /** Appends the lines in one write and returns only when they are on disk; after a failed write nothing of it stays. */
  append(lines: readonly (SinkLine | RecallLine)[]): void {
    if (lines.length === 0) return;
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'utf8');
    try {
      writeFully(this.#file, bytes);
      fsyncSync(this.#file);
    } catch (error) {
      ftruncateSync(this.#file, this.#size);
      throw error;
    }
    this.#size += bytes.length;
  }

  /** What the lines say from this byte on, in order; from the start when the file is shorter (it was put away). */
  notesFrom(offset: number): readonly SinkNote[] {
    const notes: SinkNote[] = [];
    for (const line of this.#linesFrom(offset <= this.#size ? offset : 0)) {
      const note = noteOf(parsed(line));
      if (note !== undefined) notes.push(note);
    }
    return notes;
  }

  /** Those of the ids of which the file still holds a line. */
  idsAmong(ids: readonly string[]): readonly string[] {
    const held = new Set(this.notesFrom(0).map((note) => ('id' in note ? note.id : undefined)));
    return ids.filter((id) => held.has(id));
  }

  /** Whether the file holds the line of this recall. */
  hasRecall(recall: string): boolean {
    for (const line of this.#linesFrom(0)) if (parsed(line).recall === recall) return true;
    return false;
  }

  /**
   * Leaves out the lines of these events: the file is written anew beside and put in its place at once, so that after a crash
   * it is the old one or the new one. Who reads it must open it again.
   */
  without(ids: readonly string[]): void {
    const gone = new Set(ids);
    if (gone.size === 0) return;
    const isKept = (line: string) => !gone.has(parsed(line).id ?? '');
    const kept = [...this.#linesFrom(0)]
      .filter(isKept)
      .map((line) => `${line}\n`)
      .join('');
    const next = replaceDurably(this.#path, Buffer.from(kept, 'utf8'));
    closeSync(this.#file);
    this.#file = next;
    this.#size = Buffer.byteLength(kept, 'utf8');
  }

  *#linesFrom(offset: number): Generator<string> {
    let rest = Buffer.alloc(0);
    let at = offset;
    while (at < this.#size) {
      const chunk = read(this.#file, at, Math.min(CHUNK, this.#size - at));
      at += chunk.length;
      const text = Buffer.concat([rest, chunk]);
      const end = text.lastIndexOf(NEWLINE) + 1;
      for (const line of text.subarray(0, end).toString('utf8').split('\n')) if (line !== '') yield line;
      rest = Buffer.from(text.subarray(end));
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** A line that is not ours (somebody else wrote into the file) names nothing. */
function parsed(line: string): Partial<SinkKey & RecallLine> {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function noteOf({
  agency,
  id,
  delivery,
  kind,
  notice,
  ids,
}: Partial<SinkKey & RecallLine>): SinkNote | undefined {
  if (kind === 'recall') {
    const isEnd = (notice === 'stop-using' || notice === 'erase') && Array.isArray(ids);
    return isEnd ? { ended: ids.filter((one) => typeof one === 'string') } : undefined;
  }
  if (typeof agency !== 'string' || typeof id !== 'string') return undefined;
  return { agency, id, ...(typeof delivery === 'number' && { delivery }) };
}

/** Puts a file with these bytes in the place of another one; the new one, open for appending. */
function replaceDurably(path: string, bytes: Uint8Array): number {
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeFully(file, Buffer.from(bytes));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  syncFolder(dirname(path));
  return openSync(path, 'a+', 0o600);
}

function endOfLastLine(file: number, size: number): number {
  let end = size;
  while (end > 0) {
    const from = Math.max(0, end - CHUNK);
    const at = read(file, from, end - from).lastIndexOf(NEWLINE);
    if (at >= 0) return from + at + 1;
    end = from;
  }
  return 0;
}

function read(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const got = readSync(file, bytes, 0, length, at);
  if (got === 0) throw new Error('the sink became shorter while it was read');
  return bytes.subarray(0, got);
}

function writeFully(file: number, bytes: Buffer): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done);
}
