import type { Broker, BrokerState } from './broker.ts';
import { type AgencyAddress, type RequestKind, subjectOf } from './subjects.ts';

/** One agency's side of its six subjects. */
export class AgencyLink {
  readonly #broker: Broker;
  readonly #self: AgencyAddress;
  readonly #report: (trouble: Error) => void;

  constructor(broker: Broker, self: AgencyAddress, report: (trouble: Error) => void) {
    this.#broker = broker;
    this.#self = self;
    this.#report = report;
  }

  get state(): BrokerState {
    return this.#broker.state;
  }

  /** Tells every change of state (after `online` it is worth sending, claiming and asking again); returns how to stop that. */
  onState(listener: (state: BrokerState) => void): () => void {
    return this.#broker.onState(listener);
  }

  /**
   * Hands an intake message to the broker; false when offline. Only the hub's receipt says that anything was recorded. Throws
   * `MessageTooLarge`.
   */
  publishIntake(bytes: Uint8Array): boolean {
    return this.#broker.publish(subjectOf('intake', this.#self), bytes);
  }

  /** Asks the hub; undefined when there is no answer in time (also at once: offline, or no hub is listening). */
  request(kind: RequestKind, bytes: Uint8Array, timeoutMs: number): Promise<Uint8Array | undefined> {
    return this.#broker.request(subjectOf(kind, this.#self), bytes, timeoutMs);
  }

  /** Gets each receipt message, one after the other. */
  onReceipts(receive: (bytes: Uint8Array) => void | Promise<void>): void {
    this.#subscribe('receipts', receive);
  }

  /** Is told when something may be there to be claimed or evidence changed. */
  onBell(ring: () => void | Promise<void>): void {
    this.#subscribe('bell', () => ring());
  }

  #subscribe(kind: 'receipts' | 'bell', receive: (bytes: Uint8Array) => void | Promise<void>): void {
    this.#broker.attach((connection) => {
      const messages = connection.subscribe(subjectOf(kind, this.#self));
      void (async () => {
        for await (const { data } of messages) await this.#guarded(() => receive(data));
      })().catch(this.#report);
    });
  }

  /** What the receiver throws must not end the subscription. */
  async #guarded(receive: () => void | Promise<void>): Promise<void> {
    try {
      await receive();
    } catch (error) {
      this.#report(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
