import type { Position } from '#ports';
import type { Client } from 'pg';
import type { Database } from './database.ts';

/** How long to go on without news before looking anyway, and how long to wait before connecting again. */
const PATIENCE = { pollMs: 1_000, reconnectMs: 250 } as const;

/**
 * Tells followers that the log grew: one connection that listens, shared by all of them and made again when lost.
 * What it tells may come late or get lost, so a follower also looks now and then by itself.
 */
export class LogWatch {
  readonly #database: Database;
  readonly #sleepers = new Set<() => void>();
  #followers = 0;
  #heard: Position = 0;
  #client: Client | undefined;
  #reconnect: NodeJS.Timeout | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Starts listening for one more follower. */
  join(): void {
    this.#followers += 1;
    if (this.#followers === 1) void this.#listen();
  }

  /** One follower less; the last one ends the connection. */
  leave(): void {
    this.#followers -= 1;
    if (this.#followers > 0) return;
    clearTimeout(this.#reconnect);
    const client = this.#client;
    this.#client = undefined;
    client?.end().catch(this.#database.onTrouble);
  }

  /** Settles when the log may have grown beyond the position, when it is time to look, or when the signal aborts. */
  async beyond(position: Position, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#heard > position) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const poll = setTimeout(resolve, PATIENCE.pollMs);
    this.#sleepers.add(resolve);
    const abort = () => resolve();
    signal.addEventListener('abort', abort, { once: true });
    await promise;
    signal.removeEventListener('abort', abort);
    clearTimeout(poll);
    this.#sleepers.delete(resolve);
  }

  async #listen(): Promise<void> {
    const client = this.#database.connection();
    this.#client = client;
    client.on('error', this.#database.onTrouble);
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#hear(Number(payload)));
    try {
      await client.connect();
      await client.query('LISTEN record_grew');
      this.#wakeAll();
    } catch (error) {
      if (this.#client === client) this.#database.onTrouble(error as Error);
      client.end().catch(this.#database.onTrouble);
      this.#lost(client);
    }
  }

  #lost(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#heard = 0;
    if (this.#followers > 0) this.#reconnect = setTimeout(() => void this.#listen(), PATIENCE.reconnectMs);
  }

  #hear(position: Position): void {
    this.#heard = Math.max(this.#heard, position);
    this.#wakeAll();
  }

  #wakeAll(): void {
    this.#sleepers.forEach((wake) => wake());
  }
}
