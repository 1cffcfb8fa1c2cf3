import { createDecipheriv } from 'node:crypto';

const IV = 12;
const TAG = 16;

/** A content key as it lies in the vault, with the key of its owner. */
export interface StoredKey {
  readonly kid: string;
  readonly network: string;
  readonly caseId: string;
  readonly controller: string;
  readonly wrapped: string;
  readonly ownerWrapped: string;
}

/** The sealed columns of an entry. */
export interface SealedColumns {
  readonly id: string;
  readonly kid: string;
  readonly iv: string;
  readonly ct: string;
  readonly tag: string;
}

const KINDS: Readonly<Record<string, string>> = { p: 'payload', f: 'fact', r: 'release' };

/** What is sealed in the entry: its kind is the first letter of its key's id. */
export function sealedKind(kid: string): string | undefined {
  return KINDS[kid.slice(0, kid.indexOf('.'))];
}

/** Generations of the key-encryption key by their ids. */
export type Keks = ReadonlyMap<string, Uint8Array>;

/** Reads a key-encryption key file: one key as base64url, or all generations that are left. */
export function readKeks(text: string): Keks {
  if (!text.trimStart().startsWith('{')) return new Map([['0', Buffer.from(text.trim(), 'base64url')]]);
  const { keys } = JSON.parse(text) as {
    readonly keys: readonly { readonly id: string; readonly key: string }[];
  };
  return new Map(keys.map(({ id, key }) => [id, Buffer.from(key, 'base64url')]));
}

/** Under which generation an owner's key is wrapped. */
export function generationIn(ownerWrapped: string): string {
  return /^(\d+)\./.exec(ownerWrapped)?.[1] ?? '0';
}

/** Opens an entry with its key and the key-encryption key; undefined when anything does not fit. */
export function openSealed(sealed: SealedColumns, key: StoredKey, keyEncryptionKey: Uint8Array): unknown {
  const owner = JSON.stringify(['owner', key.network, key.caseId, key.controller]);
  // `<generation>.` stands before what a generation of the key-encryption key wrapped.
  const ownerKey = unwrapped(key.ownerWrapped.replace(/^\d+\./, ''), keyEncryptionKey, owner);
  const contentKey = ownerKey && unwrapped(key.wrapped, ownerKey, JSON.stringify(['key', sealed.kid, owner]));
  const context = JSON.stringify(['content', sealedKind(sealed.kid), sealed.id]);
  const parts = [sealed.iv, sealed.ct, sealed.tag].map((part) => Buffer.from(part, 'base64url'));
  const plain = contentKey && decrypted(parts, contentKey, context);
  return plain && (JSON.parse(plain.toString('utf8')) as unknown);
}

function unwrapped(wrapped: string, by: Uint8Array, context: string): Buffer | undefined {
  const bytes = Buffer.from(wrapped, 'base64url');
  return decrypted([bytes.subarray(0, IV), bytes.subarray(IV, -TAG), bytes.subarray(-TAG)], by, context);
}

function decrypted(parts: readonly Buffer[], key: Uint8Array, context: string): Buffer | undefined {
  const [iv, ct, tag] = parts;
  if (iv?.length !== IV || ct === undefined || tag?.length !== TAG) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(ct), decipher.final()]);
  } catch {
    return undefined;
  }
}
