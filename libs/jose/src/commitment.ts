import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import { fromBase64url, toBase64url } from './base64url.ts';
import { canonicalForm } from './canonical-form.ts';

/** Bytes of a commitment's salt. */
export const SALT_BYTES = 32;

/** A new salt: 32 random bytes, base64url. */
export function newSalt(): string {
  return toBase64url(randomBytes(SALT_BYTES));
}

/** base64url(SHA-256(salt bytes ‖ canonical(body))). The salt keeps a guess at the body from being checked once both are erased. */
export function commitment(salt: string, body: unknown): string {
  const bytes = fromBase64url(salt);
  if (bytes?.length !== SALT_BYTES) throw new RangeError('a salt is 32 bytes as base64url');
  return hash(bytes, canonicalJson(body));
}

/** Whether salt and body, as somebody sent them, are those of the commitment. */
export function isCommittedTo(committed: string, salt: string, body: unknown): boolean {
  const bytes = fromBase64url(salt);
  const form = canonicalForm(body);
  return bytes?.length === SALT_BYTES && form !== undefined && hash(bytes, form) === committed;
}

function hash(salt: Uint8Array, form: string): string {
  return createHash('sha256').update(salt).update(form).digest('base64url');
}
