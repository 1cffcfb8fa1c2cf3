import { setTimeout as pause } from 'node:timers/promises';
import {
  AckPolicy,
  type Consumer,
  type ConsumerMessages,
  DeliverPolicy,
  DiscardPolicy,
  jetstream,
  jetstreamManager,
  type JsMsg,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { Broker } from './broker.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import { type AgencyAddress, ownName, subjectOf } from './subjects.ts';

/** One message as an agency published it; the account has fixed who that was. */
export interface IntakeMessage extends AgencyAddress {
  readonly bytes: Uint8Array;
}

const CONSUMER = 'hub';
const PULL = { max_messages: 100, expires: 10_000 };
const RETRY_MS = 100;
const MAX_BACKOFF_MS = 10_000;

/**
 * The intake: one JetStream stream and durable consumer for each agency, so that no agency's flood or failure holds up
 * another's. The streams are transport only; whatever happens to them, they are made anew and the adapters send again.
 */
export class IntakeStreams {
  readonly #broker: Broker;
  readonly #limits: IntakeLimits;
  readonly #report: (trouble: Error) => void;

  constructor(broker: Broker, report: (trouble: Error) => void, limits: IntakeLimits = INTAKE_LIMITS) {
    this.#broker = broker;
    this.#limits = limits;
    this.#report = report;
  }

  /**
   * Hands each message to the handler until the signal aborts: those of one agency in order and one at a time, agencies
   * side by side. A message is done when the handler resolved; when it rejects, the same message comes again, later and later.
   */
  async run(
    agencies: readonly AgencyAddress[],
    handle: (message: IntakeMessage) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    await Promise.all(agencies.map((agency) => this.#follow(agency, handle, signal)));
  }

  async #follow(
    agency: AgencyAddress,
    handle: (message: IntakeMessage) => Promise<void>,
    signal: AbortSignal,
  ) {
    const over = (): boolean => signal.aborted || this.#broker.state === 'closed';
    while (!over()) {
      try {
        const connection = await this.#broker.online(signal);
        const consumer = await this.#ensure(connection, agency);
        await this.#drain(consumer, (message) => this.#take(message, agency, handle), signal);
      } catch (error) {
        if (over()) return;
        this.#report(error instanceof Error ? error : new Error(String(error)));
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Pulls until the connection changes, the signal aborts or the broker says that the consumer is gone (throws). */
  async #drain(consumer: Consumer, take: (message: JsMsg) => Promise<void>, signal: AbortSignal) {
    const epoch = this.#broker.epoch;
    const over = (): boolean =>
      signal.aborted || this.#broker.epoch !== epoch || this.#broker.state === 'closed';
    while (!over()) {
      const messages = await consumer.fetch(PULL);
      const release = this.#stopWhen(over, messages, signal);
      try {
        for await (const message of messages) {
          if (over()) break;
          await take(message);
        }
      } finally {
        release();
      }
    }
  }

  #stopWhen(over: () => boolean, messages: ConsumerMessages, signal: AbortSignal): () => void {
    const stop = (): void => {
      if (over()) messages.stop();
    };
    const forget = this.#broker.onState(stop);
    signal.addEventListener('abort', stop);
    stop();
    return () => {
      forget();
      signal.removeEventListener('abort', stop);
    };
  }

  async #take(message: JsMsg, agency: AgencyAddress, handle: (message: IntakeMessage) => Promise<void>) {
    const epoch = this.#broker.epoch;
    const { network, agency: name } = agency;
    const alive = setInterval(() => message.working(), this.#limits.ackWaitMs / 3);
    try {
      await handle({ network, agency: name, bytes: message.data });
      // In another connection the number may mean another message, if the broker has lost its store meanwhile.
      if (this.#broker.epoch === epoch && this.#broker.state === 'online') message.ack();
    } catch (error) {
      this.#report(error instanceof Error ? error : new Error(String(error)));
      const again = Math.min(RETRY_MS * 2 ** (message.info.deliveryCount - 1), MAX_BACKOFF_MS);
      if (this.#broker.epoch === epoch && this.#broker.state === 'online') message.nak(again);
    } finally {
      clearInterval(alive);
    }
  }

  async #ensure(connection: NatsConnection, agency: AgencyAddress): Promise<Consumer> {
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 2_000 });
    const name = ownName('intake', agency);
    const config = {
      subjects: [subjectOf('intake', agency)],
      max_bytes: this.#limits.maxBytes,
      max_age: nanos(this.#limits.maxAgeMs),
      discard: DiscardPolicy.Old,
      // An acknowledgement goes to whatever reply subject the publisher named.
      no_ack: true,
    };
    const storage = { name, storage: StorageType.File, retention: RetentionPolicy.Workqueue };
    await manager.streams.info(name).then(
      () => manager.streams.update(name, config),
      () => manager.streams.add({ ...storage, ...config }),
    );
    const info = await manager.consumers.add(name, {
      durable_name: CONSUMER,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(this.#limits.ackWaitMs),
      // One at a time keeps the order, also when a message is given back or a process dies with it in hand.
      max_ack_pending: 1,
      max_deliver: -1,
    });
    return jetstream(connection).consumers.getConsumerFromInfo(info);
  }
}
