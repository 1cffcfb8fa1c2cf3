import type { KeyObject } from 'node:crypto';
import { createHash, sign } from 'node:crypto';
import type { InboxEntry } from '../../inbox/entry-queue.ts';

/** Type of the message about a recall; the entry behind the link says which one. */
export const RECALL_TYPE = 'de.wegmarke.recall';

/** What a webhook says: what came, about which file, and where the content is; never the content. */
export interface WebhookBody {
  readonly type: string;
  /** The event's id, or the recall's. */
  readonly id: string;
  /** From 2 on: the event was told before, its use was to end, and it is permitted again. Absent for the first delivery. */
  readonly delivery?: number;
  /** The agency's own reference number. */
  readonly reference: string | null;
  /** Address at the adapter's desk from which the entry can be fetched with the desk's token. */
  readonly link: string;
  /** When the adapter received it, UTC. */
  readonly timestamp: string;
}

/** A message as it goes over the wire. */
export interface WebhookMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The body for an entry. */
export function webhookBody(
  { entry, kind, id, delivery, type, reference, receivedAt }: InboxEntry,
  deskUrl: string,
): WebhookBody {
  return {
    type: kind === 'recall' ? RECALL_TYPE : type,
    id,
    ...(delivery !== undefined && { delivery }),
    reference: reference ?? null,
    link: `${deskUrl}/desk/inbox/${entry}`,
    timestamp: receivedAt,
  };
}

/**
 * The body signed as Standard Webhooks says: Ed25519 (`v1a`) over id, instant of this attempt in seconds, and body. The id is
 * the same with every attempt, so a receiver can tell what it has already, and another one for a further delivery.
 */
export function webhookMessage(
  body: WebhookBody,
  {
    agency,
    keys,
    now,
  }: { readonly agency: string; readonly keys: readonly KeyObject[]; readonly now: string },
): WebhookMessage {
  const text = JSON.stringify(body);
  const further = body.delivery === undefined ? '' : `\0${body.delivery}`;
  const id = `msg_${createHash('sha256').update(`${agency}\0${body.id}${further}`).digest('base64url')}`;
  const timestamp = String(Math.floor(Date.parse(now) / 1_000));
  const signed = Buffer.from(`${id}.${timestamp}.${text}`, 'utf8');
  const signatures = keys.map((key) => `v1a,${sign(null, signed, key).toString('base64')}`);
  return {
    body: text,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'wegmarke-adapter',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    },
  };
}
