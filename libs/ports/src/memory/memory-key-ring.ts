import { randomBytes } from 'node:crypto';
import type { Kek } from '../key-ring.ts';
import { KeyRing } from '../key-ring.ts';

const KEY_BYTES = 32;

/** A key ring in memory: the twin of the durable ones for tests. */
export class MemoryKeyRing extends KeyRing {
  readonly #keks = new Map<string, Kek>();
  #current: Kek;

  /** `key` is generation 0, 32 bytes. */
  constructor(key: Uint8Array = randomBytes(KEY_BYTES)) {
    super();
    if (key.length !== KEY_BYTES) throw new RangeError('the key-encryption key needs 32 bytes');
    this.#current = { id: '0', key: Uint8Array.from(key) };
    this.#keks.set('0', this.#current);
  }

  async current(): Promise<Kek> {
    return this.#current;
  }

  async byId(id: string): Promise<Kek | undefined> {
    return this.#keks.get(id);
  }

  async turn(): Promise<Kek> {
    const id = String(Number(this.#current.id) + 1);
    this.#current = { id, key: randomBytes(KEY_BYTES) };
    this.#keks.set(id, this.#current);
    return this.#current;
  }

  async dropBefore(id: string): Promise<void> {
    for (const known of this.#keks.keys()) if (Number(known) < Number(id)) this.#keks.delete(known);
  }
}
