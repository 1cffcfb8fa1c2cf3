import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { RecallLine } from '../recall/recall-line.ts';
import type { SinkLine } from './sink-line.ts';

const NEWLINE = 0x0a;
const CHUNK = 1 << 18;

/** A line of the sink's file without what it says; of a line that somebody else wrote, what can be known. */
export interface LineShown {
  readonly kind: 'event' | 'recall';
  /** Of the event, or of the recall. */
  readonly id?: string;
  readonly type?: string;
  /** Who recorded the event. */
  readonly agency?: string;
  readonly reference?: string | null;
  readonly receivedAt?: string;
}

/** The file of JSON lines as the desk shows it. */
export interface LinesShown {
  readonly file: string;
  readonly bytes: number;
  /** When it was last written, or read away. */
  readonly writtenAt: string;
  readonly newest: readonly LineShown[];
}

/** The newest whole lines within the first `bytes` of a file, at most so many, newest first; reads no more than it must. */
export function newestLines(file: string, bytes: number, max: number): LinesShown {
  const opened = openSync(file, 'r');
  try {
    const lines = lastTexts(opened, bytes, max);
    const newest = lines.reverse().map(shownOf);
    return { file, bytes, writtenAt: statSync(file).mtime.toISOString(), newest };
  } finally {
    closeSync(opened);
  }
}

/** What begins before the first line break is a part of a line, unless the file begins there. */
function lastTexts(file: number, bytes: number, max: number): string[] {
  const chunks: Buffer[] = [];
  let breaks = 0;
  let from = bytes;
  while (from > 0 && breaks <= max) {
    const start = Math.max(0, from - CHUNK);
    const chunk = Buffer.alloc(from - start);
    readSync(file, chunk, 0, chunk.length, start);
    breaks += chunk.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 0);
    chunks.unshift(chunk);
    from = start;
  }
  const texts = Buffer.concat(chunks).toString('utf8').split('\n');
  return (from > 0 ? texts.slice(1) : texts).filter((text) => text !== '').slice(-max);
}

function shownOf(text: string): LineShown {
  const { kind, recall, at, id, type, agency, reference, receivedAt } = partsOf(text);
  return kind === 'recall'
    ? { kind, ...held({ id: recall, reference, receivedAt: at }) }
    : { kind: 'event', ...held({ id, type, agency, reference, receivedAt }) };
}

/** Only what the line says. */
function held(parts: { readonly [Name in keyof LineShown]?: LineShown[Name] | undefined }): Omit<
  LineShown,
  'kind'
> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

/** A line that is not ours tells nothing. */
function partsOf(text: string): Partial<Omit<SinkLine, 'kind'> & RecallLine> {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
