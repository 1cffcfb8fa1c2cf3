import { createHash } from 'node:crypto';
import type { NamedFile } from './unpacked.ts';
import { unpacked } from './unpacked.ts';

/** What can be told of a file before a single row of it is imported. */
export interface Inspection {
  /** SHA-256 of the unpacked content, base64url: packed or not, it is the same export. */
  readonly digest: string;
  readonly isEmpty: boolean;
  readonly endsWithLineBreak: boolean;
}

const LINE_FEED = 0x0a;

/** Reads a file once, piece by piece: its digest and its end. Throws {@link ExportUnreadable} when it cannot be unpacked. */
export async function inspectFile(file: NamedFile): Promise<Inspection> {
  const hash = createHash('sha256');
  let last: number | undefined;
  for await (const bytes of unpacked(file)) {
    hash.update(bytes);
    last = bytes.at(-1) ?? last;
  }
  return {
    digest: hash.digest('base64url'),
    isEmpty: last === undefined,
    endsWithLineBreak: last === LINE_FEED,
  };
}
