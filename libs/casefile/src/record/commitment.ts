import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '#catalogue';

/** A new salt: 32 random bytes, base64url. */
export function newSalt(): string {
  return randomBytes(32).toString('base64url');
}

/** base64url(SHA-256(salt bytes ‖ canonical JSON of the value)), as for envelopes. */
export function commitmentTo(salt: string, value: unknown): string {
  return createHash('sha256')
    .update(Buffer.from(salt, 'base64url'))
    .update(canonicalJson(value))
    .digest('base64url');
}
