import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ENCODINGS } from '../canary/encodings.ts';
import { isWalSegment, withoutPageHeaders } from '../canary/wal-pages.ts';

/** One file as a scan sees it; a segment of the write-ahead log once more without what stands between its pages. */
export interface ScannedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Everything that a hub leaves on disk below a folder: database with its write-ahead log, broker, keys, logs, backups. */
export function hubFiles(dir: string): readonly ScannedFile[] {
  return ['postgres', 'nats', 'hub', 'backup']
    .flatMap((name) => filesBelow(dir, join(dir, name)))
    .concat(
      readdirSync(dir)
        .filter((name) => name.startsWith('hub') && name.endsWith('.log'))
        .map((name) => ({ name, bytes: readFileSync(join(dir, name)) })),
    );
}

/** All files below a folder. */
export function filesBelow(dir: string, folder: string): readonly ScannedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((one) => join(one.parentPath, one.name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    .flatMap((file) => {
      const bytes = readFileSync(file);
      const name = relative(dir, file);
      return isWalSegment(file)
        ? [
            { name, bytes },
            { name, bytes: withoutPageHeaders(bytes) },
          ]
        : [{ name, bytes }];
    });
}

/** Names of the files in which a text stands, as text, hex or base64 of it, or as the bytes that it encodes. */
export function holding(files: readonly ScannedFile[], text: string): readonly string[] {
  const looks = [...ENCODINGS.map((encoding) => encoding.bytes(text)), Buffer.from(text, 'base64url')];
  return files.filter(({ bytes }) => looks.some((look) => bytes.includes(look))).map(({ name }) => name);
}
