import { createHash } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import type { KeyShelf, PublicKeys, Sealed, StoredEvent, ToSeal } from '#ports';
import { KeyVault, Sealer, Unreadable } from '#ports';
import { MemoryKeyShelf } from '#ports/memory';

/** Keeps contents apart from the record, as a vault does, without ciphers; what has no key on the shelf any more is unreadable. */
export class PlainVault extends KeyVault {
  readonly kept = new Map<string, ToSeal>();

  constructor(readonly shelf: KeyShelf = new MemoryKeyShelf()) {
    super();
  }

  async seal(items: readonly ToSeal[]): Promise<readonly Sealed[]> {
    for (const { owner } of items) await this.shelf.ownerKey(owner, () => 'wrapped');
    const keys = items.map((item) => {
      const kid = `key-${this.kept.size + 1}`;
      this.kept.set(kid, structuredClone(item));
      return { ...item, kid, wrapped: 'wrapped' };
    });
    await this.shelf.put(keys);
    return keys.map(({ kid }) => ({ kid, iv: 'iv', ct: 'ct', tag: 'tag' }));
  }

  async nameOf(network: string, text: string): Promise<string> {
    return createHash('sha256').update(`${network} ${text}`).digest('base64url');
  }

  async openFact(event: StoredEvent): Promise<unknown> {
    const item = this.kept.get(event.sealed.kid);
    const key = (await this.shelf.get([event.sealed.kid])).get(event.sealed.kid);
    if (key === undefined || item === undefined || item.kind === 'payload' || item.eventId !== event.id)
      throw new Unreadable(event.id);
    return item.plain;
  }

  open(): Promise<unknown> {
    throw new Error('nothing leaves in these specs');
  }
}

/** Signs without keys: a signature is the text it stands over. */
export class PlainSealer extends Sealer {
  sign(value: unknown): string {
    return canonicalJson(value);
  }

  signDetached(value: unknown): string {
    return canonicalJson(value);
  }

  verify(): unknown {
    return undefined;
  }

  verifyDetached(jws: string, value: unknown): boolean {
    return jws === canonicalJson(value);
  }

  seal(): string {
    throw new Error('nothing leaves in these specs');
  }

  open(): undefined {
    return undefined;
  }

  get publicKeys(): PublicKeys {
    throw new Error('nobody asks for keys in these specs');
  }
}
