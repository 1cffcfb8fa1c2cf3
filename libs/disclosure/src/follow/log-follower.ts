import { setTimeout as pause } from 'node:timers/promises';
import type { Position, StoredEvent } from '#ports';
import { EventStore } from '#ports';

/** Who reads the log through a follower: keeps its own checkpoint, written together with the effect or after it. */
export interface LogReader {
  /** The last position whose effect is durable. */
  checkpoint(): Promise<Position>;
  /** Takes the next events in order; everything up to `upTo` has been seen when it returns. Called again from the checkpoint after a fault. */
  take(events: readonly StoredEvent[], upTo: Position): Promise<void>;
}

/** Where a follower says that it cannot get on; it tries again until it can, so nothing is ever skipped. */
export interface FollowerFaults {
  stumbled(follower: string, at: Position, error: unknown): void;
}

const MAX_BATCH = 200;
const RETRY_MS = 500;

/** Follows the log from a reader's checkpoint for as long as the process lives: at least once, in order, nothing skipped. */
export class LogFollower {
  readonly #stopping = new AbortController();
  readonly #waiting = new Set<{ readonly position: Position; readonly arrived: () => void }>();
  #at: Position = -1;
  #running: Promise<void> | undefined;

  constructor(
    readonly name: string,
    private readonly store: EventStore,
    private readonly reader: LogReader,
    private readonly faults: FollowerFaults,
  ) {}

  /** Begins to follow; once. */
  start(): void {
    this.#running ??= this.#follow();
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Whether the reader has seen everything up to the position, waiting at most so many milliseconds for it. */
  async reached(position: Position, withinMs: number): Promise<boolean> {
    if (this.#at >= position) return true;
    return new Promise((resolve) => {
      const waiter = { position, arrived: () => settle(true) };
      const timer = setTimeout(() => settle(false), withinMs);
      const settle = (answer: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        resolve(answer);
      };
      this.#waiting.add(waiter);
    });
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#followFromCheckpoint(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.faults.stumbled(this.name, this.#at, error);
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #followFromCheckpoint(signal: AbortSignal): Promise<void> {
    this.#arrive(await this.reader.checkpoint());
    let batch: StoredEvent[] = [];
    for await (const one of this.store.subscribe(this.#at, { signal })) {
      if (one.kind === 'event') batch.push(one.event);
      if (one.kind === 'event' && batch.length < MAX_BATCH) continue;
      const upTo = one.kind === 'event' ? one.event.position : one.position;
      if (batch.length > 0 || upTo > this.#at) await this.reader.take(batch, upTo);
      batch = [];
      this.#arrive(upTo);
    }
  }

  #arrive(position: Position): void {
    this.#at = position;
    for (const waiter of this.#waiting) if (waiter.position <= position) waiter.arrived();
  }
}
