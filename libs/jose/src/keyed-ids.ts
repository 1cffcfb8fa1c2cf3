import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey } from 'node:crypto';

const SEPARATOR = '\u001f';
const MIN_SECRET_BYTES = 32;

/**
 * The id of an event from the keys by which its row is known for ever; `correction` counts later versions of the row from 1.
 * A keyed hash, as a plain one of a file number could be reversed by trying all of them.
 */
export function eventId(secret: Uint8Array, keys: readonly string[], correction?: number): string {
  return keyed(secret, ['event', ...keys, ...(correction === undefined ? [] : [String(correction)])]);
}

/** An agency's own pseudonym of a case: the same for the same reference number, meaningless to everybody else. */
export function linkHandle(secret: Uint8Array, reference: string): string {
  return keyed(secret, ['handle', reference]);
}

function keyed(secret: Uint8Array, parts: readonly string[]): string {
  if (secret.length < MIN_SECRET_BYTES)
    throw new RangeError(`the secret needs at least ${MIN_SECRET_BYTES} bytes`);
  // A part with the separator in it could make two different lists of keys look alike.
  if (parts.some((part) => part.includes(SEPARATOR))) throw new RangeError('a key must not hold U+001F');
  return createHmac('sha256', keyOf(secret)).update(parts.join(SEPARATOR)).digest('base64url');
}

/** An HMAC from raw bytes costs six times one from a key object, so each secret is made one once. */
const keyObjects = new WeakMap<Uint8Array, KeyObject>();

function keyOf(secret: Uint8Array): KeyObject {
  const key = keyObjects.get(secret) ?? createSecretKey(secret);
  keyObjects.set(secret, key);
  return key;
}
