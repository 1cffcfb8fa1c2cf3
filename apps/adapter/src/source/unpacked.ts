import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { ExportUnreadable } from './export-record.ts';
import { refuseForeignForm } from './foreign-form.ts';

/** What is read of a file: where it lies, and its name, which tells whether it is packed. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/**
 * The bytes of a file piece by piece, unpacked where its name ends in `.gz`. Throws {@link ExportUnreadable}: FILE_INCOMPLETE for a
 * packed file that ends too early, GZIP_BROKEN for one that is no gzip (RFC 1952), SPREADSHEET and ENCODING_WRONG for what begins as
 * no text that is read.
 */
export async function* unpacked(file: NamedFile): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const bytes of bytesOf(file)) {
    if (isFirst) refuseForeignForm(bytes);
    isFirst = false;
    yield bytes;
  }
}

async function* bytesOf({ name, path }: NamedFile): AsyncGenerator<Uint8Array> {
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (!/\.gz$/i.test(name)) {
    yield* bytes as AsyncIterable<Uint8Array>;
    return;
  }
  const gunzip = createGunzip();
  bytes.on('error', (error) => gunzip.destroy(error));
  try {
    yield* bytes.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw packingFault(error);
  } finally {
    bytes.destroy();
  }
}

function packingFault(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'Z_BUF_ERROR') {
    return new ExportUnreadable([
      {
        code: 'FILE_INCOMPLETE',
        reason: 'the packed file ends in the middle: it may be half written',
        fix: 'wait until it is written, or pack it again',
      },
    ]);
  }
  if (!code.startsWith('Z_')) return error;
  const fix = 'pack it with gzip again, or take .gz from its name';
  return new ExportUnreadable([{ code: 'GZIP_BROKEN', reason: 'the file cannot be unpacked', fix }]);
}
