import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '#ports';
import type { Connection } from './connection.ts';

/** How long to go on without news before looking anyway, and how long to wait before subscribing again. */
const PATIENCE = { pollMs: 1_000, subscribeMs: 250 } as const;

/**
 * Tells followers that the log grew: one live subscription, shared by all of them and made again when lost. What it tells
 * may come late or get lost, so a follower also looks now and then by itself.
 */
export class LogWatch {
  readonly #connection: Connection;
  readonly #sleepers = new Set<() => void>();
  #followers = 0;
  #heard: Position = 0;
  #stop = new AbortController();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Starts listening for one more follower. */
  join(): void {
    this.#followers += 1;
    if (this.#followers > 1) return;
    this.#stop = new AbortController();
    void this.#listen(this.#stop.signal);
  }

  /** One follower less; the last one ends the subscription. */
  leave(): void {
    this.#followers -= 1;
    if (this.#followers === 0) this.#stop.abort();
  }

  /** Settles when the log may have grown beyond the position, when it is time to look, or when the signal aborts. */
  async beyond(position: Position, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#heard > position) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const poll = setTimeout(resolve, PATIENCE.pollMs);
    const wake = () => resolve();
    this.#sleepers.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    await promise;
    signal.removeEventListener('abort', wake);
    clearTimeout(poll);
    this.#sleepers.delete(wake);
  }

  async #listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#connection.watch((position) => this.#hear(position), signal);
      } catch (error) {
        this.#heard = 0;
        this.#connection.onTrouble(error as Error);
        await pause(PATIENCE.subscribeMs);
      }
    }
  }

  #hear(position: Position): void {
    this.#heard = Math.max(this.#heard, position);
    this.#sleepers.forEach((wake) => wake());
  }
}
