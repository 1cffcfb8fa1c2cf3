import type { Kek, KeyOwner } from '#ports';
import { unwrap, wrap } from './sealed-box.ts';

/** What a key of the owner is bound to. */
export function contextOf({ network, caseId, controller }: KeyOwner): string {
  return JSON.stringify(['owner', network, caseId, controller]);
}

/** An owner's key as it lies on the shelf: `<generation>.<iv, cipher text and tag as base64url>`. */
export function wrapOwnerKey(key: Uint8Array, kek: Kek, owner: KeyOwner): string {
  return `${kek.id}.${wrap(key, kek.key, contextOf(owner))}`;
}

/** The owner's key, or undefined when this generation did not wrap it for this owner. What has no prefix is of the time before the first rotation. */
export function unwrapOwnerKey(wrapped: string, kek: Kek, owner: KeyOwner): Buffer | undefined {
  return unwrap(wrapped.slice(wrapped.indexOf('.') + 1), kek.key, contextOf(owner));
}
