/** The head of a ledger as a signed note tells it (C2SP tlog-checkpoint). */
export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array<ArrayBuffer>;
}

const SIGNATURE_LINE = /^\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})$/u;
/** Bytes before the signature that name the key. */
const KEY_ID_BYTES = 4;
/** The kind of an Ed25519 signature in the id of its key. */
const ED25519 = 1;

/** Reads the head in a note; undefined when there is none. Says nothing about whether it is signed. */
export function headIn(note: string): Head | undefined {
  const [origin = '', size = '', root = ''] = textIn(note).split('\n');
  if (origin === '' || !/^(0|[1-9]\d{0,14})$/.test(size)) return undefined;
  return { origin, size: Number(size), root: bytesOf(root) };
}

/** Whether one of the keys signed the note under the name of its origin. */
export async function isSignedBy(note: string, keys: readonly Uint8Array<ArrayBuffer>[]): Promise<boolean> {
  const text = textIn(note);
  const origin = headIn(note)?.origin;
  if (origin === undefined) return false;
  const message = new TextEncoder().encode(text);
  for (const line of note.slice(text.length + 1).split('\n')) {
    const [, name, base64 = ''] = SIGNATURE_LINE.exec(line) ?? [];
    if (name !== origin) continue;
    const bytes = bytesOf(base64);
    for (const key of keys)
      if ((await isOf(key, name, bytes)) && (await signatureHolds(key, bytes.slice(KEY_ID_BYTES), message)))
        return true;
  }
  return false;
}

/** Whether an Ed25519 signature holds; throws NotSupportedError where the browser does not know Ed25519. */
export async function signatureHolds(
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
}

/** SHA-256 over these bytes, one after the other. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** Bytes of base64 or base64url. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Whether two are the same bytes. */
export function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function textIn(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n') + 1);
}

async function isOf(key: Uint8Array, name: string, signature: Uint8Array): Promise<boolean> {
  const id = await sha256(new TextEncoder().encode(`${name}\n`), Uint8Array.of(ED25519), key);
  return areSame(id.slice(0, KEY_ID_BYTES), signature.slice(0, KEY_ID_BYTES));
}
