import type { Kek, KeyRing, KeyShelf, Rewrapped, WrappedOwnerKey } from '#ports';
import { generationOf } from '#ports';
import { unwrapOwnerKey, wrapOwnerKey } from './owner-key-wrapping.ts';

/** Owner keys that are wrapped anew in one step. */
const BATCH = 500;

/** What a rotation works on. */
export interface RotationParts {
  readonly shelf: KeyShelf;
  readonly ring: KeyRing;
  /** Told after each step how many owner keys are wrapped anew so far. */
  readonly onProgress?: (rewrapped: number) => void;
}

/** What a rotation did. */
export interface Rotation {
  /** The generation that is the only one left. */
  readonly generation: string;
  readonly rewrapped: number;
}

/** The rotation stopped with every key still readable; the message says why. */
export class RotationStopped extends Error {
  readonly code = 'ROTATION_STOPPED';

  constructor(why: string) {
    super(`the rotation stopped, every key is still readable: ${why}`);
    this.name = 'RotationStopped';
  }
}

/**
 * Makes a new generation of the key-encryption key, wraps every owner key anew and forgets the older generations, while hubs
 * go on: those learn of the new generation when the fence turns their next new key away. A crash at any step leaves every
 * key readable; the next run begins with a generation of its own and ends with that one alone. Throws {@link RotationStopped}.
 */
export async function rotateKeyEncryptionKey({ shelf, ring, onProgress }: RotationParts): Promise<Rotation> {
  const target = await ring.turn();
  await shelf.fence(Number(target.id));
  let rewrapped = 0;
  for (;;) {
    const old = await shelf.wrappedBelow(Number(target.id), BATCH);
    if (old.length === 0) break;
    const changes = await Promise.all(old.map((one) => rewrap(one, target, ring)));
    rewrapped += await shelf.rewrap(changes, Number(target.id));
    await stillOurs(target, ring);
    onProgress?.(rewrapped);
  }
  await ring.dropBefore(target.id);
  return { generation: target.id, rewrapped };
}

async function rewrap({ owner, wrapped }: WrappedOwnerKey, target: Kek, ring: KeyRing): Promise<Rewrapped> {
  const kek = await ring.byId(String(generationOf(wrapped)));
  const key = kek && unwrapOwnerKey(wrapped, kek, owner);
  if (key === undefined)
    throw new RotationStopped('an owner key is not wrapped by any generation of this key ring');
  return { owner, before: wrapped, after: wrapOwnerKey(key, target, owner) };
}

/** Behind the fence of a newer rotation nothing would be wrapped any more, for ever. */
async function stillOurs(target: Kek, ring: KeyRing): Promise<void> {
  const current = await ring.current();
  if (Number(current.id) > Number(target.id)) throw new RotationStopped('another one began meanwhile');
}
