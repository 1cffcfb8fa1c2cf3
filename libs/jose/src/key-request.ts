import { createHash } from 'node:crypto';
import type { KeyRequest } from '#catalogue';
import { canonicalJson, keyStatement } from '#catalogue';
import type { PublicJwk } from '#ports';
import type { OwnKeys } from './keys.ts';
import { publicKeysOf } from './keys.ts';
import { signDetached } from './jws.ts';

/** Whose keys are to be registered. */
export interface KeyRequestParts {
  readonly network: string;
  readonly agency: string;
  /** The new ones: the first signing key is asked for, and signs. */
  readonly own: OwnKeys;
  /** Public nkey of the agency's user at the broker; in a first registration. */
  readonly brokerKey?: string;
  /** The keys that are registered: their first one stands behind the new one. */
  readonly endorsedBy?: OwnKeys;
}

/** A request to register keys, signed by the new key as proof of possession. */
export function makeKeyRequest({ network, agency, own, brokerKey, endorsedBy }: KeyRequestParts): KeyRequest {
  const { signing, sealing } = publicKeysOf(own);
  const keys = { signing: signing.slice(0, 1), sealing };
  const stated = { network, agency, keys, ...(brokerKey !== undefined && { brokerKey }) };
  const text = canonicalJson(keyStatement(stated));
  const endorsement = endorsedBy && signDetached(text, endorsedBy.signing[0]);
  return {
    ...stated,
    signature: signDetached(text, own.signing[0]),
    ...(endorsement !== undefined && { endorsement }),
  };
}

/** What two people compare by telephone: the first 16 bytes of the key's thumbprint (RFC 7638) in groups of four hex digits. */
export function keyFingerprint({ crv, kty, x }: Pick<PublicJwk, 'crv' | 'kty' | 'x'>): string {
  // RFC 8037, 2: crv, kty, x, in this order.
  const digest = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('hex');
  return digest.slice(0, 32).match(/.{4}/g)?.join(' ') ?? '';
}
