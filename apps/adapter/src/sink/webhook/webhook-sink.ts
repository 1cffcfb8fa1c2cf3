import type { KeyObject } from 'node:crypto';
import type { Clock } from '#ports';
import type { Deliveries, WaitingEntry } from '../../inbox/deliveries.ts';
import type { WebhookConfig } from '../sink-config.ts';
import type { EndpointBook } from './endpoint-book.ts';
import type { PostOutcome } from './post.ts';
import { nextAttemptAt, PAUSES_MS } from './retry-schedule.ts';
import type { WebhookMessage } from './webhook-message.ts';
import { webhookBody, webhookMessage } from './webhook-message.ts';

const MOST_AT_ONCE = 8;
/** How long the endpoint is left alone after a failure, whatever else is due, milliseconds. */
const REST_MS = 5_000;

/** What the sink works with. */
export interface WebhookParts {
  readonly config: Pick<WebhookConfig, 'name'>;
  readonly deliveries: Pick<Deliveries, 'due' | 'waits' | 'nextAt' | 'done' | 'later' | 'park'>;
  readonly endpoints: Pick<EndpointBook, 'of' | 'taken' | 'failed' | 'disable'>;
  readonly keys: readonly KeyObject[];
  /** Address of the desk, where the content can be fetched. */
  readonly deskUrl: () => string;
  readonly post: (message: WebhookMessage) => Promise<PostOutcome>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Tells one receiver of each entry: at least once, in order within a case, again by the schedule when it fails. What was tried
 * for the last time is parked and the rest goes on; a receiver that answers 410 is told nothing more until somebody enables it.
 */
export class WebhookSink {
  constructor(private readonly parts: WebhookParts) {}

  /** Sends all that is due; the instant at which it is to be looked at again, if anything waits. */
  async run(): Promise<string | undefined> {
    for (;;) {
      const { deliveries, clock } = this.parts;
      const until = this.closedUntil(clock.now());
      if (until !== undefined) return until === 'disabled' ? undefined : until;
      const entries = deliveries.due(clock.now(), MOST_AT_ONCE);
      if (entries.length === 0) return deliveries.nextAt();
      await Promise.all(entries.map((entry) => this.deliver(entry)));
    }
  }

  private closedUntil(now: string): string | undefined {
    const { disabledAt, restsUntil } = this.parts.endpoints.of(this.parts.config.name);
    if (disabledAt !== undefined) return 'disabled';
    return restsUntil !== undefined && restsUntil > now ? restsUntil : undefined;
  }

  private async deliver(entry: WaitingEntry): Promise<void> {
    const { deliveries, keys, deskUrl, post, clock } = this.parts;
    // Asked right before the send: what was recalled since it was read goes to nobody.
    if (!deliveries.waits(entry.entry)) return;
    const message = webhookMessage(webhookBody(entry, deskUrl()), {
      agency: entry.agency,
      keys,
      now: clock.now(),
    });
    this.note(entry, await post(message));
  }

  private note({ entry, attempts }: WaitingEntry, outcome: PostOutcome): void {
    const { deliveries, endpoints, clock, random } = this.parts;
    const { name } = this.parts.config;
    const now = clock.now();
    if (outcome.kind === 'taken') {
      deliveries.done([entry], now);
      return endpoints.taken(name, now);
    }
    if (outcome.kind === 'gone') return endpoints.disable(name, now);
    const { code, retryAfterMs } = outcome;
    const again = nextAttemptAt(now, attempts + 1, random(), retryAfterMs);
    if (again === undefined) deliveries.park(entry, code, now);
    else deliveries.later(entry, again, code);
    endpoints.failed(name, code, now, restOf(now, retryAfterMs));
  }
}

function restOf(now: string, asked = 0): string {
  const wait = Math.max(REST_MS, Math.min(asked, PAUSES_MS[1] ?? asked));
  return new Date(Date.parse(now) + wait).toISOString();
}
