import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { canonicalJson } from '#catalogue';
import { eventId, linkHandle } from '#jose';

/** The secret is too short to protect file numbers, which are easy to guess. */
export class SecretTooShort extends Error {
  constructor(length: number) {
    super(`the adapter's secret has ${length} bytes, at least 32 are needed: openssl rand -out <file> 32`);
  }
}

/**
 * Names that mean something to this adapter only, made with its secret. Deterministic, so that a lost database gives the same
 * ids again and the hub recognises what it has.
 */
export class Identity {
  /** An import asks several times in a row for the same names. */
  private readonly lately = new LRUCache<string, string>({ max: 256 });
  private readonly key: KeyObject;

  constructor(private readonly secret: Uint8Array) {
    if (secret.length < 32) throw new SecretTooShort(secret.length);
    this.key = createSecretKey(secret);
  }

  /** The pairwise link handle of one of the agency's own reference numbers. */
  handle(reference: string): string {
    return this.once(`handle ${reference}`, () => linkHandle(this.secret, reference));
  }

  /** The id of an event or command: by its stable keys, and for a correction by its number (from 1) too. */
  eventId(keys: readonly string[], correction?: number): string {
    return this.once(JSON.stringify([keys, correction]), () => eventId(this.secret, keys, correction));
  }

  /** A keyed digest by which two contents are told apart without keeping them. */
  fingerprint(content: unknown): string {
    return createHmac('sha256', this.key)
      .update(`content\u001f${canonicalJson(content)}`)
      .digest('base64url');
  }

  private once(name: string, make: () => string): string {
    const known = this.lately.get(name);
    if (known !== undefined) return known;
    const made = make();
    this.lately.set(name, made);
    return made;
  }
}
