import { createHash } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import type { Permit } from '#gate';
import { isPermit } from '#gate';
import type { PublicJwk, PublicKeys, Sealed, StoredEvent, ToSeal } from '#ports';
import { KeyVault, Sealer, Unreadable } from '#ports';

/** Keeps contents apart from the record, as a vault does, without ciphers; opens a payload with a permit only. */
export class PlainVault extends KeyVault {
  constructor(readonly kept = new Map<string, ToSeal>()) {
    super();
  }

  async seal(items: readonly ToSeal[]): Promise<readonly Sealed[]> {
    return items.map((item) => {
      const kid = `key-${this.kept.size + 1}`;
      this.kept.set(kid, structuredClone(item));
      return { kid, iv: 'iv', ct: 'ct', tag: 'tag' };
    });
  }

  async nameOf(network: string, text: string): Promise<string> {
    return createHash('sha256').update(`${network} ${text}`).digest('base64url');
  }

  async openFact(event: StoredEvent): Promise<unknown> {
    const item = this.kept.get(event.sealed.kid);
    if (item === undefined || item.kind === 'payload') throw new Unreadable(event.id);
    return item.plain;
  }

  async open(permit: Permit, event: StoredEvent): Promise<unknown> {
    const item = this.kept.get(event.sealed.kid);
    if (!isPermit(permit)) throw new Error('no permit');
    if (item === undefined) throw new Unreadable(event.id);
    return item.plain;
  }

  /** Destroys the content key of an event. */
  forget(event: StoredEvent): void {
    this.kept.delete(event.sealed.kid);
  }
}

const PREFIX = 'sealed-to:';

/** Seals by writing to whom it is, and signs by writing what it is. */
export class PlainSealer extends Sealer {
  readonly publicKeys: PublicKeys = publicKeysOf('hub');

  sign(value: unknown): string {
    return canonicalJson(value);
  }

  signDetached(value: unknown): string {
    return canonicalJson(value);
  }

  verify(jws: string): unknown {
    return JSON.parse(jws);
  }

  verifyDetached(jws: string, value: unknown): boolean {
    return jws === canonicalJson(value);
  }

  seal(plain: Uint8Array, to: PublicJwk): string {
    return `${PREFIX}${to.kid} ${Buffer.from(plain).toString('utf8')}`;
  }

  open(jwe: string): Uint8Array {
    return Buffer.from(jwe.slice(jwe.indexOf(' ') + 1));
  }
}

/** Keys that are only names. */
export function publicKeysOf(agency: string): PublicKeys {
  const key = (crv: PublicJwk['crv'], use: PublicJwk['use']): PublicJwk => ({
    kty: 'OKP',
    crv,
    x: 'x'.repeat(43),
    kid: `${agency}.${use}`,
    use,
  });
  return { signing: [key('Ed25519', 'sig')], sealing: key('X25519', 'enc') };
}
