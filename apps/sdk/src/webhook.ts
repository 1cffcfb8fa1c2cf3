import { ProblemError } from './problem-error.ts';
import { keyOf } from './webhook-key.ts';

/** What a webhook of the adapter says: what came, about which file, and where it can be fetched; never the content. */
export interface WebhookMessage {
  /** The same with every attempt: take it for what you have already. */
  readonly messageId: string;
  /** Type of the event, or `de.wegmarke.recall`. */
  readonly type: string;
  /** Id of the event or of the recall. */
  readonly id: string;
  /** Your own reference number. */
  readonly reference: string | null;
  /** For `entryBehind`. */
  readonly link: string;
  /** When the adapter received it, UTC. */
  readonly timestamp: string;
}

/** Headers of a request: those of Node, of `fetch`, or any record of them. */
export type WebhookHeaders =
  Readonly<Record<string, string | readonly string[] | undefined>> | { get(name: string): string | null };

/** By what a message is judged. */
export interface WebhookHow {
  /** Now, milliseconds since 1970; the machine's clock where nothing is said. */
  readonly now?: number;
}

/** How far the instant of sending may be from now, to either side: what is older may be a copy that somebody sends again. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * Checks a webhook as Standard Webhooks says: `v1a` (Ed25519, key `whpk_…`) or `v1` (HMAC-SHA-256, key `whsec_…`), by any of the
 * keys; the body must be the bytes as they came. Throws a {@link ProblemError}: `WEBHOOK_KEY_INVALID`, `WEBHOOK_HEADER_MISSING`,
 * `WEBHOOK_TIMESTAMP`, `WEBHOOK_SIGNATURE`, `WEBHOOK_BODY`.
 */
export function verifyWebhook(
  headers: WebhookHeaders,
  body: string | Uint8Array,
  keys: string | readonly string[],
  { now = Date.now() }: WebhookHow = {},
): WebhookMessage {
  const known = (typeof keys === 'string' ? [keys] : keys).map(keyOf);
  // A dot in the id could move the border between what was signed as id and as instant.
  const messageId = header(headers, 'webhook-id', /^[^.\s]+$/);
  const timestamp = header(headers, 'webhook-timestamp', /^\d{1,11}$/);
  const signatures = header(headers, 'webhook-signature', /\S/).split(' ');
  if (Math.abs(now - Number(timestamp) * 1_000) > TOLERANCE_MS)
    throw refused('WEBHOOK_TIMESTAMP', 'refuse it; where all are refused, set the clock of this machine');
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body);
  const signed = Buffer.concat([Buffer.from(`${messageId}.${timestamp}.`, 'utf8'), bytes]);
  // Every pair is tried, so that the time it takes does not tell which key was close.
  const fits = signatures.flatMap((signature) => known.map((key) => key.signed(signed, signature)));
  if (!fits.includes(true))
    throw refused(
      'WEBHOOK_SIGNATURE',
      'refuse it; where all are refused, check the key and that the body is given as the bytes that came',
    );
  return { messageId, ...messageIn(bytes.toString('utf8')) };
}

function header(headers: WebhookHeaders, name: string, pattern: RegExp): string {
  const value = valueOf(headers, name);
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw refused('WEBHOOK_HEADER_MISSING', `refuse it: there is no usable header ${name}`);
}

function valueOf(headers: WebhookHeaders, name: string): unknown {
  if (typeof headers.get === 'function') return headers.get(name);
  return Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];
}

function messageIn(text: string): Omit<WebhookMessage, 'messageId'> {
  const { type, id, reference, link, timestamp } = fieldsIn(text);
  const texts = { type, id, link, timestamp };
  if (Object.values(texts).every((one) => typeof one === 'string') && isReference(reference))
    return { ...(texts as Record<keyof typeof texts, string>), reference };
  throw refused(
    'WEBHOOK_BODY',
    'check that the webhook comes from an adapter: it is signed, but says something else',
  );
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isReference(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function refused(code: string, fix: string): ProblemError {
  return new ProblemError({ code, fix });
}
