import { randomBytes } from 'node:crypto';
import type { KeyOwner, KeyShelf } from '#ports';
import { LRUCache } from 'lru-cache';
import { KEY_BYTES, unwrap, wrap } from './sealed-box.ts';

/** The keys of owners (case × controller), unwrapped; the most recently used ones are kept in memory. */
export class OwnerKeys {
  readonly #shelf: KeyShelf;
  readonly #keyEncryptionKey: Uint8Array;
  /** By the wrapped text, so that a key that is gone from the shelf cannot be found here under its owner's name. */
  readonly #unwrapped: LRUCache<string, Buffer>;
  readonly #wrapped: LRUCache<string, Promise<string>>;

  constructor(shelf: KeyShelf, keyEncryptionKey: Uint8Array, max: number) {
    if (keyEncryptionKey.length !== KEY_BYTES) throw new RangeError('the key-encryption key needs 32 bytes');
    this.#shelf = shelf;
    this.#keyEncryptionKey = Uint8Array.from(keyEncryptionKey);
    this.#unwrapped = new LRUCache({ max });
    this.#wrapped = new LRUCache({ max });
  }

  /** The owner's key, made when there is none yet; undefined when it is not wrapped by our key-encryption key. */
  async forSealing(owner: KeyOwner): Promise<Buffer | undefined> {
    const name = contextOf(owner);
    const known = this.#wrapped.get(name) ?? this.#fromShelf(owner, name);
    return this.unwrapped(owner, await known);
  }

  /** The owner's key as it lies on the shelf; undefined when it is not wrapped by our key-encryption key. */
  unwrapped(owner: KeyOwner, ownerWrapped: string): Buffer | undefined {
    const known = this.#unwrapped.get(ownerWrapped);
    if (known) return known;
    const key = unwrap(ownerWrapped, this.#keyEncryptionKey, contextOf(owner));
    if (key) this.#unwrapped.set(ownerWrapped, key);
    return key;
  }

  /** Asks the shelf again next time: it did not take what was wrapped by these owners' keys. */
  forget(owners: readonly KeyOwner[]): void {
    for (const owner of owners) this.#wrapped.delete(contextOf(owner));
  }

  #fromShelf(owner: KeyOwner, name: string): Promise<string> {
    const fresh = (): string => wrap(randomBytes(KEY_BYTES), this.#keyEncryptionKey, name);
    const asked = this.#shelf.ownerKey(owner, fresh).catch((error: unknown) => {
      this.#wrapped.delete(name);
      throw error;
    });
    this.#wrapped.set(name, asked);
    return asked;
  }
}

/** What a key of the owner is bound to. */
export function contextOf({ network, caseId, controller }: KeyOwner): string {
  return JSON.stringify(['owner', network, caseId, controller]);
}
