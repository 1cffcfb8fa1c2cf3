import type { KeyOwner } from '../key-vault.ts';
import type { ExpiredKeys, Rewrapped, WrappedKey, WrappedOwnerKey } from '../key-shelf.ts';
import { EVERY_CONTROLLER, generationOf, GenerationPast, KeyShelf, OwnerDestroyed } from '../key-shelf.ts';

/** Wrapped keys in memory: the twin of the durable shelves for tests. */
export class MemoryKeyShelf extends KeyShelf {
  readonly #owners = new Map<string, WrappedOwnerKey>();
  readonly #keys = new Map<string, WrappedKey>();
  readonly #destroyed = new Set<string>();
  #fence = 0;

  async ownerKey(owner: KeyOwner, fresh: () => string): Promise<string> {
    if (this.#isDestroyed(owner)) throw new OwnerDestroyed();
    const known = this.#owners.get(nameOf(owner));
    if (known !== undefined) return known.wrapped;
    const wrapped = fresh();
    if (generationOf(wrapped) < this.#fence) throw new GenerationPast(this.#fence);
    this.#owners.set(nameOf(owner), { owner, wrapped });
    return wrapped;
  }

  async put(keys: readonly WrappedKey[]): Promise<void> {
    if (keys.some(({ owner }) => this.#isDestroyed(owner))) throw new OwnerDestroyed();
    for (const key of keys) if (!this.#keys.has(key.kid)) this.#keys.set(key.kid, key);
  }

  async get(
    kids: readonly string[],
  ): Promise<ReadonlyMap<string, WrappedKey & { readonly ownerWrapped: string }>> {
    const found = new Map<string, WrappedKey & { readonly ownerWrapped: string }>();
    for (const kid of kids) {
      const key = this.#keys.get(kid);
      const owner = key && this.#owners.get(nameOf(key.owner));
      if (key !== undefined && owner !== undefined) found.set(kid, { ...key, ownerWrapped: owner.wrapped });
    }
    return found;
  }

  async destroy(owners: readonly KeyOwner[]): Promise<void> {
    for (const owner of owners) this.#destroyed.add(nameOf(owner));
    for (const [name, { owner }] of this.#owners) if (this.#isDestroyed(owner)) this.#owners.delete(name);
    for (const [kid, { owner }] of this.#keys) if (this.#isDestroyed(owner)) this.#keys.delete(kid);
  }

  async destroyKeys(kids: readonly string[]): Promise<void> {
    for (const kid of kids) this.#keys.delete(kid);
  }

  async fence(generation: number): Promise<void> {
    this.#fence = Math.max(this.#fence, generation);
  }

  async wrappedBelow(generation: number, max: number): Promise<readonly WrappedOwnerKey[]> {
    return [...this.#owners.values()]
      .filter(({ wrapped }) => generationOf(wrapped) < generation)
      .slice(0, max);
  }

  async rewrap(changes: readonly Rewrapped[], generation: number): Promise<number> {
    if (generation < this.#fence) return 0;
    const still = changes.filter(({ owner, before }) => this.#owners.get(nameOf(owner))?.wrapped === before);
    for (const { owner, after } of still) this.#owners.set(nameOf(owner), { owner, wrapped: after });
    return still.length;
  }

  async keepUntil(kids: readonly string[], until: string | undefined, eventType: string): Promise<void> {
    for (const kid of kids) {
      const known = this.#keys.get(kid);
      if (known === undefined) continue;
      const { keepUntil: _, ...key } = known;
      this.#keys.set(kid, { ...key, eventType, ...(until !== undefined && { keepUntil: until }) });
    }
  }

  async expire(now: string, max: number): Promise<readonly ExpiredKeys[]> {
    const due = [...this.#keys.values()]
      .filter(({ keepUntil }) => keepUntil !== undefined && keepUntil <= now)
      .slice(0, max);
    for (const { kid } of due) this.#keys.delete(kid);
    const kinds = Map.groupBy(due, ({ owner, eventType = '' }) => `${owner.network}|${eventType}`);
    return [...kinds.values()].map((keys) => ({
      network: keys[0]?.owner.network ?? '',
      eventType: keys[0]?.eventType ?? '',
      keys: keys.length,
    }));
  }

  #isDestroyed(owner: KeyOwner): boolean {
    const whole = { ...owner, controller: EVERY_CONTROLLER };
    return this.#destroyed.has(nameOf(owner)) || this.#destroyed.has(nameOf(whole));
  }
}

function nameOf({ network, caseId, controller }: KeyOwner): string {
  return JSON.stringify([network, caseId, controller]);
}
