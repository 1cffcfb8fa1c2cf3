import type { EventStore, Filter, Position, StoredEvent } from '../event-store.ts';

/** Somebody who follows the log, and what came so far. */
export class Follower {
  readonly events: StoredEvent[] = [];
  readonly caughtUp: Position[] = [];
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  #look: () => void = () => undefined;

  constructor(store: EventStore, after: Position, filter?: Filter) {
    const options = filter === undefined ? {} : { filter };
    this.#ended = this.#follow(store.subscribe(after, { ...options, signal: this.#stop.signal }));
  }

  get ids(): string[] {
    return this.events.map((event) => event.id);
  }

  /** The last position up to which all was delivered; -1 before the first such news. */
  get seenUpTo(): Position {
    return this.caughtUp.at(-1) ?? -1;
  }

  /** Settles when what came so far meets the condition; rejects when the subscription broke. */
  async until(condition: (follower: Follower) => boolean): Promise<void> {
    const met = new Promise<void>((resolve) => {
      this.#look = () => {
        if (condition(this)) resolve();
      };
      this.#look();
    });
    await Promise.race([met, this.#ended.then(() => Promise.reject(new Error('the subscription ended')))]);
  }

  /** Aborts; settles when the subscription has ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #follow(deliveries: ReturnType<EventStore['subscribe']>): Promise<void> {
    for await (const delivered of deliveries) {
      if (delivered.kind === 'event') this.events.push(delivered.event);
      else this.caughtUp.push(delivered.position);
      this.#look();
    }
  }
}
