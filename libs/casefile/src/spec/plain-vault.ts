import { canonicalJson } from '#catalogue';
import type { PublicKeys, Sealed, StoredEvent, ToSeal } from '#ports';
import { KeyVault, Sealer, Unreadable } from '#ports';

/** Keeps contents apart from the record, as a vault does, without ciphers. */
export class PlainVault extends KeyVault {
  readonly kept = new Map<string, ToSeal>();

  async seal(items: readonly ToSeal[]): Promise<readonly Sealed[]> {
    return items.map((item) => {
      const kid = `key-${this.kept.size + 1}`;
      this.kept.set(kid, structuredClone(item));
      return { kid, iv: 'iv', ct: 'ct', tag: 'tag' };
    });
  }

  async openFact(event: StoredEvent): Promise<unknown> {
    const item = this.kept.get(event.sealed.kid);
    if (item === undefined || item.kind === 'payload' || item.eventId !== event.id)
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
