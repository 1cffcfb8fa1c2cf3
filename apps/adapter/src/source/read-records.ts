import { createReadStream } from 'node:fs';
import type { CsvRecord } from './record-splitter.ts';
import { RecordSplitter } from './record-splitter.ts';

/** Reads a UTF-8 file piece by piece as CSV records; a byte order mark is left out. Throws a TypeError when it is not UTF-8. */
export async function* readRecords(path: string, delimiter: string): AsyncGenerator<readonly CsvRecord[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const splitter = new RecordSplitter(delimiter);
  for await (const piece of createReadStream(path)) {
    yield splitter.push(decoder.decode(piece as Uint8Array, { stream: true }));
  }
  yield [...splitter.push(decoder.decode()), ...splitter.end()];
}

/** Whether the last record is as wide as the header and its quotes are closed: a sign of a whole file when no line break ends it. */
export async function lastRecordComplete(path: string, delimiter: string): Promise<boolean> {
  let header: CsvRecord | undefined;
  let last: CsvRecord | undefined;
  for await (const records of readRecords(path, delimiter)) {
    header ??= records[0];
    last = records.at(-1) ?? last;
  }
  return last !== undefined && last.broken !== true && last.cells.length === header?.cells.length;
}
