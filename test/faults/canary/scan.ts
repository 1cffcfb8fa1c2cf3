import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Flock } from './canaries.ts';
import { ENCODINGS } from './encodings.ts';
import { isWalSegment, withoutPageHeaders } from './wal-pages.ts';

/** A canary that was found: which, where, and in which encoding (innermost first). */
export interface Sighting {
  readonly text: string;
  readonly file: string;
  readonly as: string;
}

/** How often what was decoded or decompressed is looked through in turn. */
const DEPTH = 2;
const MOST_INFLATED = 64 * 1024 ** 2;
const GZIP_HEADER_BYTES = 10;
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const ZLIB = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]));
/** Long enough to hold a canary; shorter runs are found by their encoded form itself. */
const BASE64_RUN = /[A-Za-z0-9+/_-]{32,}/g;
const HEX_RUN = /[0-9a-f]{32,}|[0-9A-F]{32,}/g;

/** Looks through all files below a folder for a flock's canaries, whatever they are encoded or compressed as. */
export function scanFolder(folder: string, flock: Flock): readonly Sighting[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap((one) => {
    const file = join(one.parentPath, one.name);
    const bytes = readFileSync(file);
    const found = scanBytes(bytes, flock);
    if (isWalSegment(file)) found.push(...scanBytes(withoutPageHeaders(bytes), flock));
    return found.map((sighting) => ({ ...sighting, file: relative(folder, file) }));
  });
}

/** Looks through bytes, each sighting once. */
export function scanBytes(bytes: Buffer, flock: Flock): Omit<Sighting, 'file'>[] {
  const found = new Map<string, Omit<Sighting, 'file'>>();
  for (const { text, as } of within(bytes, flock, '', DEPTH)) found.set(`${text} ${as}`, { text, as });
  return [...found.values()];
}

function within(
  bytes: Buffer,
  flock: Flock,
  shell: string,
  depth: number,
): readonly Omit<Sighting, 'file'>[] {
  const here = plainly(bytes, flock).map(({ text, as }) => ({ text, as: `${as}${shell}` }));
  if (depth === 0) return here;
  const texts = bytes.toString('latin1').match(BASE64_RUN) ?? [];
  // Whatever is hex could be base64 too.
  const hex = texts.flatMap((text) => text.match(HEX_RUN) ?? []);
  const decoded = [
    ...inflated(bytes).map((inner) => [inner, ' in a compressed stream'] as const),
    [decodedRuns(texts, 'base64', 4), ' in base64'] as const,
    [decodedRuns(hex, 'hex', 2), ' in hex'] as const,
  ];
  return [
    ...here,
    ...decoded.flatMap(([inner, name]) =>
      inner.length === 0 ? [] : within(inner, flock, `${name}${shell}`, depth - 1),
    ),
  ];
}

/** First the mark that all share, as it is hardly ever there; only then each canary by itself. */
function plainly(bytes: Buffer, { mark, all }: Flock): readonly Omit<Sighting, 'file'>[] {
  return ENCODINGS.filter((encoding) => bytes.includes(encoding.bytes(mark))).flatMap((encoding) =>
    all
      .filter(({ text }) => bytes.includes(encoding.bytes(text)))
      .map(({ text }) => ({ text, as: encoding.name })),
  );
}

/** Whatever decompresses, wherever it begins. */
function inflated(bytes: Buffer): readonly Buffer[] {
  return [
    ...places(bytes, GZIP).flatMap((at) => fromGzip(bytes.subarray(at))),
    ...ZLIB.flatMap((magic) =>
      places(bytes, magic).flatMap((at) => attempt(() => inflateSync(bytes.subarray(at), AS_FAR_AS_IT_GOES))),
    ),
  ];
}

/** Also where the checksum was overwritten or cut off, as in what a file system or a database has reused. */
function fromGzip(bytes: Buffer): readonly Buffer[] {
  const whole = attempt(() => gunzipSync(bytes, AS_FAR_AS_IT_GOES));
  if (whole.length > 0) return whole;
  return attempt(() => inflateRawSync(bytes.subarray(GZIP_HEADER_BYTES), AS_FAR_AS_IT_GOES));
}

const AS_FAR_AS_IT_GOES = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_INFLATED };

function attempt(decompress: () => Buffer): readonly Buffer[] {
  try {
    return [decompress()];
  } catch {
    return [];
  }
}

function places(bytes: Buffer, magic: Buffer): readonly number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) found.push(at);
  return found;
}

/**
 * All runs of an encoding, decoded, one after the other; both base64 alphabets decode alike. What stands before a text may
 * look like a part of it, so each run is decoded from each of the places at which a group of characters could begin.
 */
function decodedRuns(texts: readonly string[], encoding: 'base64' | 'hex', group: number): Buffer {
  const starts = Array.from({ length: group }, (_, start) => start);
  const decoded = texts.flatMap((text) => starts.map((start) => Buffer.from(text.slice(start), encoding)));
  return Buffer.concat(decoded.flatMap((one) => [one, SEPARATOR]));
}

const SEPARATOR = Buffer.of(0);
