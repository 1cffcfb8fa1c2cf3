import { createHash } from 'node:crypto';
import type { PinnedKey } from './pinned-keys.ts';
import { holds } from './signature.ts';

/** A head of a ledger with the lines of signatures under it. */
export interface SignedHead {
  /** What is signed; ends in a line feed. */
  readonly text: string;
  readonly lines: readonly string[];
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A line under a note: the name, and the bytes behind the first four, which tell keys apart. */
interface Line {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Kinds of signatures (C2SP signed-note): of the log itself, and of a witness. */
const LOG = 1;
const WITNESS = 4;
/** Beyond it there are no dates. */
const LAST_SECOND = 8_640_000_000_000n;
const LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** Reads a checkpoint in a signed note (C2SP tlog-checkpoint, signed-note); undefined when it is none. */
export function readHead(note: string): SignedHead | undefined {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, at + 1);
  const lines = note.slice(at + 2, -1).split('\n');
  const [origin, size, root, ...rest] = text.split('\n');
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || root === undefined || rest.at(-1) !== '')
    return undefined;
  const bytes = Buffer.from(root, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== root) return undefined;
  return { text, lines, origin, size: Number(size), root: bytes };
}

/** Whether one of the keys signed the head as the log of its origin. */
export function isSignedByLog(head: SignedHead, keys: readonly PinnedKey[]): boolean {
  return head.lines.some((line) => {
    const signature = readLine(line);
    if (signature?.name !== head.origin) return false;
    return keys.some(
      (key) => isOf(signature, key, LOG) && holds(Buffer.from(head.text), signature.bytes, key.bytes),
    );
  });
}

/** Who co-signed in a line; undefined when it is no signature line. */
export function cosignerOf(line: string): string | undefined {
  return readLine(line)?.name;
}

/** When a witness says that it saw the head consistent, if one of its keys signed that (C2SP `cosignature/v1`); else undefined. */
export function cosignedAt(
  head: Pick<SignedHead, 'text'>,
  line: string,
  keys: readonly PinnedKey[],
): Date | undefined {
  const signature = readLine(line);
  if (signature?.bytes.length !== 72) return undefined;
  const seconds = Buffer.from(signature.bytes).readBigUInt64BE();
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${head.text}`);
  const made = keys.some(
    (key) => isOf(signature, key, WITNESS) && holds(message, signature.bytes.subarray(8), key.bytes),
  );
  return made && seconds <= LAST_SECOND ? new Date(Number(seconds) * 1_000) : undefined;
}

function readLine(line: string): Line | undefined {
  const [, name, base64 = ''] = LINE.exec(line) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== base64) return undefined;
  return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
}

function isOf({ name, keyId }: Line, key: PinnedKey, kind: number): boolean {
  const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(kind)).update(key.bytes);
  return Buffer.compare(hash.digest().subarray(0, 4), keyId) === 0;
}
