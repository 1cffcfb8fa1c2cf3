import type { Kek } from '#ports';

const KEY_BYTES = 32;

/** All generations in a key ring, the current one by its id. */
export interface Ring {
  readonly current: string;
  readonly keys: readonly (Kek & { readonly madeAt?: string })[];
}

/** The text is no key ring; the message says what to put there, and holds no key. */
export class KeyRingInvalid extends Error {
  readonly code = 'KEY_RING_INVALID';

  constructor(fix: string) {
    super(fix);
    this.name = 'KeyRingInvalid';
  }
}

/**
 * Reads a key ring: 32 bytes as base64url alone (generation 0), or `{ "current": "1", "keys": [{ "id", "key", "madeAt" }] }`
 * as rotations write it. Throws {@link KeyRingInvalid}.
 */
export function parseKeyRing(text: string): Ring {
  const plain = text.trim();
  if (!plain.startsWith('{')) return { current: '0', keys: [{ id: '0', key: bytesIn(plain) }] };
  const content = jsonIn(plain);
  if (!isRing(content)) throw new KeyRingInvalid('put a key ring as a rotation wrote it there');
  const keys = content.keys.map(({ id, key, madeAt }) => ({
    id,
    key: bytesIn(key),
    ...(madeAt !== undefined && { madeAt }),
  }));
  const ring = { current: content.current, keys };
  currentIn(ring);
  return ring;
}

/** One generation, undefined when the ring has none of this id. */
export function keyIn({ keys }: Ring, id: string): Kek | undefined {
  return keys.find((one) => one.id === id);
}

/** The current generation. */
export function currentIn(ring: Ring): Kek {
  const kek = keyIn(ring, ring.current);
  if (kek === undefined) throw new KeyRingInvalid('put a key ring there that holds its current generation');
  return kek;
}

/** A key ring as the text that {@link parseKeyRing} reads. */
export function keyRingText({ current, keys }: Ring): string {
  const written = keys.map(({ id, key, madeAt }) => ({
    id,
    key: Buffer.from(key).toString('base64url'),
    madeAt,
  }));
  return `${JSON.stringify({ current, keys: written }, undefined, 2)}\n`;
}

interface WrittenRing {
  readonly current: string;
  readonly keys: readonly { readonly id: string; readonly key: string; readonly madeAt?: string }[];
}

function bytesIn(text: string): Uint8Array {
  const key = Buffer.from(text, 'base64url');
  if (key.length === KEY_BYTES) return key;
  throw new KeyRingInvalid('put 32 random bytes as base64url there, and nothing else');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyRingInvalid('put a whole key ring there: this one is no JSON');
  }
}

function isRing(content: unknown): content is WrittenRing {
  if (typeof content !== 'object' || content === null) return false;
  const { current, keys } = content as Partial<WrittenRing>;
  return typeof current === 'string' && Array.isArray(keys) && keys.every(isKey);
}

function isKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { id, key } = value as { readonly id?: unknown; readonly key?: unknown };
  return typeof id === 'string' && /^\d{1,9}$/.test(id) && typeof key === 'string';
}
