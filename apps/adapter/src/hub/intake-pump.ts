import { setImmediate } from 'node:timers/promises';
import type { IntakeBatch, SignedEnvelope } from '#catalogue';
import { MAX_BATCH } from '#catalogue';
import { MessageTooLarge } from '#nats';
import type { Clock, PublicJwk, Sealer } from '#ports';
import type { Journal } from '../journal/journal.ts';
import type { OpenItem } from '../outbox/item.ts';
import type { ParkReason } from '../outbox/parked.ts';
import { ALONE_AFTER } from '../outbox/parked.ts';
import { narrows } from '../outbox/narrowing.ts';
import type { HubChannel } from './hub-channel.ts';
import { HubAway, toBytes } from './hub-channel.ts';
import { UnderWay } from './under-way.ts';

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
  /** Puts aside what cannot be handed to the broker even alone. */
  readonly park: (id: string, reason: ParkReason) => void;
  /** The adapter's own gate: undefined when the item may leave, else why it stays. Not asked again for what already left. */
  readonly whyHeld: (item: OpenItem, at: string) => string | undefined;
}

/** Brings the outbox to the hub: own gate, batches of at most 100, sealed to the hub; sent again until a receipt comes. */
export class IntakePump {
  private readonly underWay = new UnderWay();

  constructor(private readonly parts: PumpParts) {}

  /** Sends all that is due now; nothing while the broker is away. Fails as sealing or handing over fails. */
  async run(): Promise<void> {
    let gathered = false;
    while (this.parts.channel.online) {
      const at = this.parts.clock.now();
      const items = this.parts.outbox.due(at, MAX_BATCH);
      if (items.length === 0) return;
      if (!gathered && this.mayGather(items, at)) {
        await this.underWay.nextAnswer();
        gathered = true;
        continue;
      }
      gathered = false;
      const batches = this.leaving(items, at);
      this.sendAll(batches);
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

  /** The hub has answered this, whatever it said. */
  answered(id: string): void {
    this.underWay.answered(id);
  }

  /** For what narrows nothing is waited for. */
  private mayGather(items: readonly OpenItem[], at: string): boolean {
    if (items.length >= MAX_BATCH || !this.underWay.isEnough(at)) return false;
    return !items.some(({ type, signed }) => narrows(type, signed.envelope.data));
  }

  /** Gate and mark in the turn of the event loop in which they were found due, so that nothing changes between question and send. */
  private leaving(items: readonly OpenItem[], at: string): readonly (readonly SignedEnvelope[])[] {
    return this.parts.journal.transaction(() => inMessages(items).map((some) => this.marked(some, at)));
  }

  private marked(items: readonly OpenItem[], at: string): readonly SignedEnvelope[] {
    const { outbox, whyHeld } = this.parts;
    const leaving = items.filter((item) => {
      const code = item.state === 'sent' ? undefined : whyHeld(item, at);
      if (code !== undefined) outbox.hold(item.id, code);
      return code === undefined;
    });
    return outbox.markSent(
      leaving.map(({ id }) => id),
      at,
    );
  }

  /** One message that fails keeps none behind it from going; whatever failed is tried again when its receipt is overdue. */
  private sendAll(batches: readonly (readonly SignedEnvelope[])[]): void {
    let failure: Error | undefined;
    for (const batch of batches) {
      try {
        this.sendOrPark(batch);
      } catch (error) {
        if (error instanceof HubAway) throw error;
        failure ??= error instanceof Error ? error : new Error(String(error));
      }
    }
    if (failure !== undefined) throw failure;
  }

  /** What is too large for the broker together goes one by one; what is too large alone is put aside, and nothing else is. */
  private sendOrPark(batch: readonly SignedEnvelope[]): void {
    const [first] = batch;
    if (first === undefined) return;
    try {
      this.send({ batch });
      this.underWay.sent(batch.at(-1)?.envelope.id ?? first.envelope.id, this.parts.clock.now());
    } catch (error) {
      if (!(error instanceof MessageTooLarge)) throw error;
      if (batch.length === 1) this.parts.park(first.envelope.id, 'CANNOT_BE_SENT');
      else for (const one of batch) this.sendOrPark([one]);
    }
  }

  private send(batch: IntakeBatch): void {
    const { channel, sealer, hubSealingKey } = this.parts;
    channel.publishIntake(toBytes(sealer.seal(toBytes(JSON.stringify(batch)), hubSealingKey)));
  }
}

/**
 * What went unanswered several times goes alone and first of its case, so one bad message drags no other along. A case in
 * which something narrows goes as it stands: that waits for nothing.
 */
function inMessages(items: readonly OpenItem[]): readonly (readonly OpenItem[])[] {
  const urgent = handlesOf(items.filter(({ type, signed }) => narrows(type, signed.envelope.data)));
  const suspects = items.filter(({ attempts, handle }) => attempts >= ALONE_AFTER && !urgent.has(handle));
  const suspected = handlesOf(suspects);
  const together = items.filter(({ handle }) => !suspected.has(handle));
  const firsts = [...suspected].map((handle) => suspects.filter((one) => one.handle === handle).slice(0, 1));
  return [together, ...firsts].filter((some) => some.length > 0);
}

function handlesOf(items: readonly OpenItem[]): ReadonlySet<string> {
  return new Set(items.map(({ handle }) => handle));
}
