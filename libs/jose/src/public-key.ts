import { createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicJwk } from '#ports';
import { LRUCache } from 'lru-cache';

/** Importing a key costs about as much as using it; a hub knows some hundred keys at most. */
const imported = new LRUCache<string, KeyObject>({ max: 1_000 });

/** The key ready for use; throws when it is not a point of its curve. */
export function importPublic({ crv, x }: Pick<PublicJwk, 'crv' | 'x'>): KeyObject {
  const name = `${crv}.${x}`;
  const known = imported.get(name);
  if (known) return known;
  const key = createPublicKey({ key: { kty: 'OKP', crv, x }, format: 'jwk' });
  imported.set(name, key);
  return key;
}
