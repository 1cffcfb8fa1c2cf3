import type { Kek, KeyOwner, KeyRing, WrappedOwnerKey } from '#ports';
import { generationOf } from '#ports';
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

/** Whether the generation of this ring that an owner's key names is the one that wrapped it; false also when the ring lacks it. */
export async function opensOwnerKey(ring: KeyRing, { owner, wrapped }: WrappedOwnerKey): Promise<boolean> {
  const kek = await ring.byId(String(generationOf(wrapped)));
  return kek !== undefined && unwrapOwnerKey(wrapped, kek, owner) !== undefined;
}
