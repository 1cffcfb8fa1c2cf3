import { createHash } from 'node:crypto';
import type { Envelope } from '#catalogue';
import { bodyOf, canonicalJson } from '#catalogue';

/**
 * Whether salt and body are what the sender committed to: commitment = SHA-256(salt ‖ canonical(body)). Nobody can commit to
 * what has no canonical form (RFC 8785): a lone surrogate, a number beyond all bounds, nesting without end.
 */
export function keepsCommitment(envelope: Envelope): boolean {
  const body = canonicalBody(envelope);
  if (body === undefined) return false;
  const hash = createHash('sha256').update(Buffer.from(envelope.salt, 'base64url')).update(body);
  return hash.digest('base64url') === envelope.commitment;
}

function canonicalBody(envelope: Envelope): string | undefined {
  try {
    return canonicalJson(bodyOf(envelope));
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}
