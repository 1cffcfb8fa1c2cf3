import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import { createGunzip, createGzip } from 'node:zlib';

/** A file as it was written: its size and hash, so that a damaged one is known before anything is done with it. */
export interface WrittenFile {
  readonly lines: number;
  readonly bytes: number;
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string;
}

/**
 * Writes one JSON value per line, gzipped when the name ends in `.gz`; the file appears under its name only when all of
 * it is on disk.
 */
export async function writeLines(
  path: string,
  values: AsyncIterable<object>,
  stop?: AbortSignal,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  const written = { lines: 0, bytes: 0 };
  const lines = async function* (): AsyncGenerator<string> {
    for await (const value of values) {
      written.lines += 1;
      yield `${JSON.stringify(value)}\n`;
    }
  };
  const incomplete = `${path}.incomplete`;
  const file = (await open(incomplete, 'w', 0o600)).createWriteStream({ flush: true });
  const through = isZipped(path) ? [createGzip({ level: 6 })] : [];
  const counting = counted(hash, (bytes) => (written.bytes += bytes));
  await pipeline(
    [Readable.from(lines(), { objectMode: true }), ...through, counting, file],
    stop === undefined ? {} : { signal: stop },
  );
  await rename(incomplete, path);
  return { ...written, sha256: hash.digest('hex') };
}

/** Reads such a file line by line: the parsed value and its line number, counted from 1. */
export async function* readLines(
  path: string,
): AsyncGenerator<{ readonly value: unknown; readonly line: number }> {
  const file = createReadStream(path);
  const text = isZipped(path) ? file.pipe(createGunzip()) : file;
  if (text !== file) file.once('error', (error) => text.destroy(error));
  let line = 0;
  for await (const one of createInterface({ input: text, crlfDelay: Infinity })) {
    line += 1;
    yield { line, value: parsedOf(one) };
  }
}

/** SHA-256 (hex) and size of a file. */
export async function hashOfFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

const isZipped = (path: string): boolean => path.endsWith('.gz');

function counted(hash: Hash, count: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      count(chunk.length);
      done(null, chunk);
    },
  });
}

/** Undefined for what is no JSON: no value of ours. */
function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
