import { deflateSync, gzipSync } from 'node:zlib';

const TEXTS: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
};

const WRAPPINGS: Readonly<Record<string, (plain: Buffer) => Buffer>> = {
  plain: (plain) => plain,
  hex: (plain) => Buffer.from(plain.toString('hex')),
  HEX: (plain) => Buffer.from(plain.toString('hex').toUpperCase()),
  ...Object.fromEntries(
    (['base64', 'base64url'] as const).flatMap((alphabet) =>
      ['', 'x', 'xy'].map((before): [string, (plain: Buffer) => Buffer] => [
        `${alphabet} after ${before.length} bytes`,
        (plain) => Buffer.from(Buffer.concat([Buffer.from(before), plain]).toString(alphabet)),
      ]),
    ),
  ),
  gzip: (plain) => gzipSync(plain),
  zlib: (plain) => deflateSync(plain),
  'gzip without its end': (plain) => gzipSync(plain).subarray(0, -8),
  'gzip in base64': (plain) => Buffer.from(gzipSync(plain).toString('base64')),
  'gzip in base64url': (plain) => Buffer.from(gzipSync(plain).toString('base64url')),
  'gzip in hex': (plain) => Buffer.from(gzipSync(plain).toString('hex')),
  'base64 in base64': (plain) => Buffer.from(Buffer.from(plain.toString('base64')).toString('base64')),
  'base64 in gzip': (plain) => gzipSync(plain.toString('base64')),
};

/** Ways in which a program may write a text without meaning to show it; each is a function from the text to bytes. */
export const DISGUISES: readonly (readonly [name: string, disguise: (text: string) => Buffer])[] =
  Object.entries(WRAPPINGS).flatMap(([wrapping, wrap]) =>
    Object.entries(TEXTS).map(
      ([name, encode]) =>
        [`${name}, ${wrapping}`, (text: string) => wrap(encode(`before ${text} after`))] as const,
    ),
  );
