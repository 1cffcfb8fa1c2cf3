import type { Tombstone } from '../tombstones.ts';
import { Tombstones } from '../tombstones.ts';

/** Tombstones in memory: the twin of the durable ones for tests. */
export class MemoryTombstones extends Tombstones {
  readonly #noted = new Map<string, Tombstone>();

  async add(tombstone: Tombstone): Promise<void> {
    if (!this.#noted.has(tombstone.id)) this.#noted.set(tombstone.id, structuredClone(tombstone));
  }

  /** It needs no file that could be lost. */
  async isBegun(): Promise<boolean> {
    return true;
  }

  async begin(): Promise<void> {}

  async all(): Promise<readonly Tombstone[]> {
    return [...this.#noted.values()];
  }
}
