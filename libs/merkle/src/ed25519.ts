import { createHash, createPublicKey, verify } from 'node:crypto';
import { type Note, type NoteSignature, parseNote } from './note.ts';

/** Who may sign notes: the name under which, and the 32 bytes of the Ed25519 public key. */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** Makes an Ed25519 signature over bytes; who holds the private key gives it. */
export type SignBytes = (bytes: Uint8Array) => Uint8Array;

/** Kinds of signatures, as signed-note assigns them. */
const ED25519 = 1;
const COSIGNATURE = 4;
const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;

/** Signs the text of a note (C2SP signed-note, Ed25519). */
export function noteSignature(text: string, key: NoteKey, sign: SignBytes): NoteSignature {
  return { name: key.name, keyId: keyIdOf(key, ED25519), bytes: sign(Buffer.from(text)) };
}

/** Whether one of the keys signed the note and no signature under the name of one of them is false. Cosignatures are not looked at. Never throws. */
export function verifyNote(note: string | Note, keys: readonly NoteKey[]): boolean {
  const parsed = typeof note === 'string' ? parseNote(note) : note;
  if (parsed === undefined) return false;
  const known = parsed.signatures.flatMap((signature) => {
    const key = keys.find((one) => made(signature, one, ED25519));
    return key === undefined ? [] : [{ signature, key }];
  });
  return (
    known.length > 0 &&
    known.every(({ signature, key }) => holds(Buffer.from(parsed.text), signature.bytes, key))
  );
}

/** Signs a checkpoint that was found consistent, as a witness (C2SP tlog-cosignature, `cosignature/v1`); `time` in seconds since 1970. */
export function cosignature(text: string, time: number, key: NoteKey, sign: SignBytes): NoteSignature {
  const seconds = Buffer.alloc(TIME_BYTES);
  seconds.writeBigUInt64BE(BigInt(time));
  const bytes = Buffer.concat([seconds, sign(cosigned(text, String(time)))]);
  return { name: key.name, keyId: keyIdOf(key, COSIGNATURE), bytes };
}

/** Whether one of the keys made this cosignature of the text of a checkpoint. Never throws. */
export function verifyCosignature(text: string, signature: NoteSignature, keys: readonly NoteKey[]): boolean {
  const time = cosignatureTime(signature);
  const key = keys.find((one) => made(signature, one, COSIGNATURE));
  if (time === undefined || key === undefined) return false;
  return holds(cosigned(text, String(time)), signature.bytes.subarray(TIME_BYTES), key);
}

/** When a cosignature says that it was made, in seconds since 1970; undefined when it is of another form. */
export function cosignatureTime({ bytes }: NoteSignature): bigint | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Buffer.from(bytes).readBigUInt64BE();
  return time < 2n ** 63n ? time : undefined;
}

function cosigned(text: string, time: string): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
}

function keyIdOf({ name, publicKey }: NoteKey, kind: number): number {
  const hash = createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(kind))
    .update(publicKey)
    .digest();
  return hash.readUInt32BE();
}

function made({ name, keyId }: NoteSignature, key: NoteKey, kind: number): boolean {
  return name === key.name && keyId === keyIdOf(key, kind);
}

function holds(message: Uint8Array, signature: Uint8Array, { publicKey }: NoteKey): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  try {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  } catch {
    // Bytes that are no key have signed nothing.
    return false;
  }
}
