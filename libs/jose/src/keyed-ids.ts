import { createHmac } from 'node:crypto';

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
  return createHmac('sha256', secret).update(parts.join(SEPARATOR)).digest('base64url');
}
