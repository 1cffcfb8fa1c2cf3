import { randomBytes } from 'node:crypto';
import type { KeyOwner, KeyRing, KeyShelf } from '#ports';
import { generationOf, GenerationPast } from '#ports';
import { LRUCache } from 'lru-cache';
import { unwrapOwnerKey, wrapOwnerKey } from './owner-key-wrapping.ts';
import { KEY_BYTES } from './sealed-box.ts';

/** What became of an attempt to unwrap; `generation unknown` when the ring was rotated since the key was read. */
export type Unwrapped = Buffer | 'generation unknown' | undefined;

/** The keys of owners (case × controller), unwrapped; the most recently used ones are kept in memory. */
export class OwnerKeys {
  readonly #shelf: KeyShelf;
  readonly #ring: KeyRing;
  /** By the wrapped text, so that a key that is gone from the shelf cannot be found here under its owner's name. */
  readonly #unwrapped: LRUCache<string, Buffer>;
  readonly #wrapped: LRUCache<string, Promise<string>>;

  constructor(shelf: KeyShelf, ring: KeyRing, max: number) {
    this.#shelf = shelf;
    this.#ring = ring;
    this.#unwrapped = new LRUCache({ max });
    this.#wrapped = new LRUCache({ max });
  }

  /** The owner's key, made when there is none yet; undefined when it is not wrapped by our key-encryption key. Throws OwnerDestroyed. */
  async forSealing(owner: KeyOwner): Promise<Buffer | undefined> {
    const first = await this.unwrapped(owner, await this.#inForce(owner));
    if (first !== 'generation unknown') return first;
    // What we remembered was wrapped anew meanwhile.
    this.forget([owner]);
    const again = await this.unwrapped(owner, await this.#inForce(owner));
    return again === 'generation unknown' ? undefined : again;
  }

  /** The owner's key as it lies on the shelf; undefined when it is not wrapped by our key-encryption key. */
  async unwrapped(owner: KeyOwner, ownerWrapped: string): Promise<Unwrapped> {
    const known = this.#unwrapped.get(ownerWrapped);
    if (known) return known;
    const kek = await this.#ring.byId(String(generationOf(ownerWrapped)));
    if (kek === undefined) return 'generation unknown';
    const key = unwrapOwnerKey(ownerWrapped, kek, owner);
    if (key) this.#unwrapped.set(ownerWrapped, key);
    return key;
  }

  /** Asks the shelf again next time: it did not take what was wrapped by these owners' keys. */
  forget(owners: readonly KeyOwner[]): void {
    for (const owner of owners) this.#wrapped.delete(nameOf(owner));
  }

  #inForce(owner: KeyOwner): Promise<string> {
    const name = nameOf(owner);
    const known = this.#wrapped.get(name);
    if (known) return known;
    const asked = this.#fromShelf(owner).catch((error: unknown) => {
      this.#wrapped.delete(name);
      throw error;
    });
    this.#wrapped.set(name, asked);
    return asked;
  }

  async #fromShelf(owner: KeyOwner): Promise<string> {
    const made = async () => {
      const kek = await this.#ring.current();
      return this.#shelf.ownerKey(owner, () => wrapOwnerKey(randomBytes(KEY_BYTES), kek, owner));
    };
    try {
      return await made();
    } catch (error) {
      if (!(error instanceof GenerationPast)) throw error;
      // The ring was turned elsewhere; to ask for the new generation makes ours look again.
      await this.#ring.byId(String(error.generation));
      return made();
    }
  }
}

function nameOf({ network, caseId, controller }: KeyOwner): string {
  return JSON.stringify([network, caseId, controller]);
}
