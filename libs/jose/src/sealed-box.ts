import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';

/** Bytes of an AES-256 key. */
export const KEY_BYTES = 32;

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The parts of AES-256-GCM (NIST SP 800-38D): a random 96-bit iv, the cipher text, a 128-bit tag. */
export interface Box {
  readonly iv: Buffer;
  readonly ct: Buffer;
  readonly tag: Buffer;
}

/**
 * Encrypts and binds the context, which must be the same on opening. Ciphers get their key as a key object here and below: from
 * bare bytes Node takes three times as long to begin with, which is most of what a small box costs.
 */
export function box(plain: Uint8Array, key: Uint8Array, context: string): Box {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), iv).setAAD(Buffer.from(context));
  const ct = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv, ct, tag: cipher.getAuthTag() };
}

/** The plain bytes, or undefined when key, context or any part is not the one it was encrypted with. */
export function unbox({ iv, ct, tag }: Box, key: Uint8Array, context: string): Buffer | undefined {
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ct), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** A key wrapped by another: base64url of iv, cipher text and tag in a row. */
export function wrap(key: Uint8Array, by: Uint8Array, context: string): string {
  const { iv, ct, tag } = box(key, by, context);
  return Buffer.concat([iv, ct, tag]).toString('base64url');
}

/** The wrapped key, or undefined when it was not wrapped by this key in this context. */
export function unwrap(wrapped: string, by: Uint8Array, context: string): Buffer | undefined {
  const bytes = Buffer.from(wrapped, 'base64url');
  if (bytes.length !== IV_BYTES + KEY_BYTES + TAG_BYTES) return undefined;
  return unbox(
    {
      iv: bytes.subarray(0, IV_BYTES),
      ct: bytes.subarray(IV_BYTES, -TAG_BYTES),
      tag: bytes.subarray(-TAG_BYTES),
    },
    by,
    context,
  );
}
