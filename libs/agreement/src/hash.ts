import { createHash } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import type { Agreement } from './agreement.ts';

// An agreement never changes, and the gate names its hash in every decision.
const hashes = new WeakMap<Agreement, string>();

/** What names an agreement in every decision: base64url of SHA-256 over its canonical JSON (RFC 8785). */
export function agreementHash(agreement: Agreement): string {
  const known = hashes.get(agreement);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(canonicalJson(agreement)).digest('base64url');
  hashes.set(agreement, made);
  return made;
}
