import type { KeyOwner } from '../key-vault.ts';
import type { WrappedKey } from '../key-shelf.ts';
import { KeyShelf } from '../key-shelf.ts';

/** Wrapped keys in memory: the twin of the durable shelves for tests. */
export class MemoryKeyShelf extends KeyShelf {
  readonly #owners = new Map<string, string>();
  readonly #keys = new Map<string, WrappedKey>();

  async ownerKey(owner: KeyOwner, fresh: () => string): Promise<string> {
    const known = this.#owners.get(nameOf(owner)) ?? fresh();
    this.#owners.set(nameOf(owner), known);
    return known;
  }

  async put(keys: readonly WrappedKey[]): Promise<void> {
    for (const key of keys) if (!this.#keys.has(key.kid)) this.#keys.set(key.kid, key);
  }

  async get(
    kids: readonly string[],
  ): Promise<ReadonlyMap<string, WrappedKey & { readonly ownerWrapped: string }>> {
    const found = new Map<string, WrappedKey & { readonly ownerWrapped: string }>();
    for (const kid of kids) {
      const key = this.#keys.get(kid);
      const ownerWrapped = key && this.#owners.get(nameOf(key.owner));
      if (key !== undefined && ownerWrapped !== undefined) found.set(kid, { ...key, ownerWrapped });
    }
    return found;
  }
}

function nameOf({ network, caseId, controller }: KeyOwner): string {
  return JSON.stringify([network, caseId, controller]);
}
