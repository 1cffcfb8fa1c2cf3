import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { ProblemError } from './problem-error.ts';

/** A key that can tell whether a signature of its own kind fits. */
export interface WebhookKey {
  /** False for a signature of another kind, or one that fits other bytes; `signature` is `<version>,<base64>`. */
  signed(bytes: Uint8Array, signature: string): boolean;
}

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410). */
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads `whpk_…` (32 bytes, Ed25519) or `whsec_…` (24 to 64 bytes, HMAC). Throws `WEBHOOK_KEY_INVALID`. */
export function keyOf(text: string): WebhookKey {
  const [, kind, base64 = ''] = /^(whpk|whsec)_([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (kind === 'whpk' && bytes.length === 32) return publicKey(bytes);
  if (kind === 'whsec' && bytes.length >= 24 && bytes.length <= 64) return secretKey(bytes);
  throw new ProblemError({
    code: 'WEBHOOK_KEY_INVALID',
    fix: 'give the key as `wegmarke inbox ls <config.yaml> --json` shows it under `sinks`: whpk_… (or whsec_… for HMAC)',
  });
}

function publicKey(raw: Buffer): WebhookKey {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
  return {
    signed: (bytes, signature) => {
      const given = ofKind('v1a', signature);
      return given !== undefined && verify(null, bytes, key, given);
    },
  };
}

function secretKey(secret: Buffer): WebhookKey {
  return {
    signed: (bytes, signature) => {
      const given = ofKind('v1', signature);
      const wanted = createHmac('sha256', secret).update(bytes).digest();
      return given?.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}

function ofKind(version: string, signature: string): Buffer | undefined {
  const [given, base64, ...more] = signature.split(',');
  if (given !== version || base64 === undefined || more.length > 0) return undefined;
  return Buffer.from(base64, 'base64');
}
