import type { Encoding } from '../mapping/export-format.ts';
import type { ExportFault } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';

/** Turns bytes into text piece by piece; a byte order mark is left out. */
export interface Decoder {
  /** Throws {@link ExportUnreadable} when the bytes are not of the encoding. */
  decode(bytes: Uint8Array): string;
  /** The rest, when nothing more comes. */
  end(): string;
}

/** The decoder for one encoding; nothing is guessed: bytes that the encoding does not have are a fault. */
export function decoderFor(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return utf8();
  const decode = (bytes: Uint8Array): string => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return encoding === 'windows-1252' ? text.replaceAll(C1, ofWindows) : text;
  };
  return { decode, end: () => '' };
}

function utf8(): Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const guarded = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new ExportUnreadable([NOT_UTF8]);
    }
  };
  return { decode: guarded, end: () => guarded() };
}

const NOT_UTF8: ExportFault = {
  code: 'NOT_UTF8',
  reason: 'the file is not UTF-8',
  fix: 'export as UTF-8, or name the encoding in the mapping: format: { kind: csv, encoding: windows-1252 }',
};

const NOT_WINDOWS: ExportFault = {
  code: 'ENCODING_WRONG',
  reason: 'the file holds bytes that Windows-1252 does not have',
  fix: 'name the encoding in which the system really exports: utf-8 or iso-8859-1',
};

/** The places at which Windows-1252 differs from ISO-8859-1; a blank stands for a byte that it does not have. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const C1 = /[\u0080-\u009f]/g;

function ofWindows(found: string): string {
  const text = WINDOWS_1252[found.charCodeAt(0) - 0x80] ?? ' ';
  if (text === ' ') throw new ExportUnreadable([NOT_WINDOWS]);
  return text;
}
