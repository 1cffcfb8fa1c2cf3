import { createHash } from 'node:crypto';
import type { Envelope } from '#catalogue';
import { bodyOf, canonicalJson } from '#catalogue';

/** Whether salt and body are what the sender committed to: commitment = SHA-256(salt ‖ canonical(body)). */
export function keepsCommitment(envelope: Envelope): boolean {
  const hash = createHash('sha256')
    .update(Buffer.from(envelope.salt, 'base64url'))
    .update(canonicalJson(bodyOf(envelope)));
  return hash.digest('base64url') === envelope.commitment;
}
