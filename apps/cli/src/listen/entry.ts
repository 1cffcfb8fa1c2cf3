import type { WebhookBody } from '#adapter';
import { RECALL_TYPE } from '#adapter';

/** One entry as the desk's inbox gives it, as far as a thin message needs it. */
export interface PulledEntry {
  readonly entry: number;
  readonly kind: string;
  readonly id?: string;
  /** Who recorded the event; recalls name nobody. */
  readonly agency?: string;
  /** Only of recalls: its own id. */
  readonly recall?: string;
  readonly type?: string;
  readonly reference?: string | null;
  readonly receivedAt?: string;
  /** Only of recalls: when it was called. */
  readonly at?: string;
}

/** What is told of an entry: what came, about which file, and where the content is; never the content. */
export function thinBody(pulled: PulledEntry, deskUrl: string): WebhookBody {
  const { entry, kind, id, recall, type, reference, receivedAt, at } = pulled;
  return {
    type: kind === 'recall' ? RECALL_TYPE : (type ?? ''),
    id: recall ?? id ?? '',
    reference: reference ?? null,
    link: `${deskUrl}/desk/inbox/${entry}`,
    timestamp: receivedAt ?? at ?? '',
  };
}
