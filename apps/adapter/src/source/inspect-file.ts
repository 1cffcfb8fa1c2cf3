import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What can be told of a file before a single row of it is imported. */
export interface Inspection {
  /** SHA-256, base64url. */
  readonly digest: string;
  /** No byte sequence that UTF-8 does not know; a character cut off at the end is no fault of encoding. */
  readonly utf8: boolean;
  readonly endsWithLineBreak: boolean;
}

const LINE_FEED = 0x0a;

/** Reads a file once, piece by piece: its digest, its encoding, its end. */
export async function inspectFile(path: string): Promise<Inspection> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let utf8 = true;
  let last: number | undefined;
  for await (const piece of createReadStream(path)) {
    const bytes = piece as Uint8Array;
    hash.update(bytes);
    last = bytes.at(-1);
    utf8 &&= decodes(decoder, bytes);
  }
  return { digest: hash.digest('base64url'), utf8, endsWithLineBreak: last === LINE_FEED };
}

function decodes(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
