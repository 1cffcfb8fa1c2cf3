import { setImmediate } from 'node:timers/promises';
import type { IntakeBatch, Receipt, SignedEnvelope } from '#catalogue';
import { MAX_BATCH } from '#catalogue';
import type { Clock, PublicJwk, Sealer } from '#ports';
import type { Journal } from '../journal/journal.ts';
import type { OpenItem } from '../outbox/item.ts';
import { narrows } from '../outbox/narrowing.ts';
import type { HubChannel } from './hub-channel.ts';
import { toBytes } from './hub-channel.ts';

/** The most messages under way without a receipt; beyond it only overdue ones and what narrows go. */
const WINDOW = 20 * MAX_BATCH;

/** What the pump works with. */
export interface PumpParts {
  readonly channel: Pick<HubChannel, 'publishIntake' | 'online'>;
  readonly sealer: Pick<Sealer, 'seal'>;
  readonly hubSealingKey: PublicJwk;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'transaction'>;
  readonly outbox: {
    due(now: string, limit: number): readonly OpenItem[];
    hold(id: string, code: string): void;
    markSent(ids: readonly string[], at: string): readonly SignedEnvelope[];
  };
  /** The adapter's own gate: undefined when the item may leave, else why it stays. Not asked again for what already left. */
  readonly whyHeld: (item: OpenItem, at: string) => string | undefined;
}

/** Brings the outbox to the hub: own gate, batches of at most 100, sealed to the hub; sent again until a receipt comes. */
export class IntakePump {
  private readonly underWay = new Set<string>();

  constructor(private readonly parts: PumpParts) {}

  /** Sends all that is due now, as far as the window is open; nothing while the broker is away. */
  async run(): Promise<void> {
    while (this.parts.channel.online) {
      const batch = this.nextBatch();
      if (batch === undefined) return;
      if (batch.length > 0) this.send({ batch });
      // Lets receipts and the desk have their turn between two batches.
      await setImmediate();
    }
  }

  /** Sends again what the hub may have lost (a restored backup); what it has, it only confirms. */
  async replay(batches: Iterable<readonly SignedEnvelope[]>): Promise<void> {
    for (const batch of batches) {
      this.send({ batch });
      await setImmediate();
    }
  }

  /** Receipts came: their messages are no longer under way. */
  settled(receipts: readonly Receipt[]): void {
    for (const { id } of receipts) this.underWay.delete(id);
  }

  /** Gate and mark in one turn of the event loop, so that nothing changes between question and send. */
  private nextBatch(): readonly SignedEnvelope[] | undefined {
    const { outbox, clock, journal } = this.parts;
    const at = clock.now();
    const items = this.withinWindow(outbox.due(at, MAX_BATCH));
    return items.length === 0 ? undefined : journal.transaction(() => this.marked(items, at));
  }

  private marked(items: readonly OpenItem[], at: string): readonly SignedEnvelope[] {
    const { outbox, whyHeld } = this.parts;
    const leaving = items.filter((item) => {
      const code = item.state === 'sent' ? undefined : whyHeld(item, at);
      if (code !== undefined) outbox.hold(item.id, code);
      return code === undefined;
    });
    for (const { id } of leaving) this.underWay.add(id);
    return outbox.markSent(
      leaving.map(({ id }) => id),
      at,
    );
  }

  private withinWindow(items: readonly OpenItem[]): readonly OpenItem[] {
    if (this.underWay.size < WINDOW) return items;
    // What stops others from leaving waits for none of them.
    return items.filter(
      ({ id, type, signed }) => this.underWay.has(id) || narrows(type, signed.envelope.data),
    );
  }

  private send(batch: IntakeBatch): void {
    const { channel, sealer, hubSealingKey } = this.parts;
    channel.publishIntake(toBytes(sealer.seal(toBytes(JSON.stringify(batch)), hubSealingKey)));
  }
}
