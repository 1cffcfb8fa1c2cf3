import type { Client } from 'pg';
import type { Database } from './database.ts';

/** How often to look whether the session lives, and how long the server waits for such a look before it ends the session. */
const ALIVE = { pingMs: 2_000, answerMs: 5_000, serverMs: 10_000 } as const;

/** Keeps these locks apart from all others. */
const LOCKS = 7_767_002;

/**
 * One connection that holds names for as long as it lives. The server ends it when it hears nothing, so that a process that
 * was stopped or cut off does not keep its names; `lost` aborts when this side learns that it ended.
 */
export class LeadSession {
  readonly #client: Client;
  readonly #lost = new AbortController();
  readonly #connected: Promise<unknown>;
  readonly #onTrouble: (error: Error) => void;
  #ping: NodeJS.Timeout | undefined;

  constructor(database: Database) {
    this.#onTrouble = database.onTrouble;
    this.#client = database.connection({
      application_name: 'wegmarke-singletons',
      query_timeout: ALIVE.answerMs,
    });
    this.#client.on('error', (error) => this.#lose(error));
    this.#client.on('end', () => this.#lose());
    this.#connected = this.#open();
    this.#connected.then(
      () => this.#keepAlive(),
      (error: Error) => this.#lose(error),
    );
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Whether the name is held now; rejects when the database does not answer. */
  async take(name: string): Promise<boolean> {
    await this.#connected;
    const { rows } = await this.#client.query<{ readonly taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken',
      [LOCKS, name],
    );
    return rows[0]?.taken === true && !this.lost.aborted;
  }

  async giveBack(name: string): Promise<void> {
    if (this.lost.aborted) return;
    await this.#client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [LOCKS, name]);
  }

  /** Ends the connection and with it all holds. */
  async end(): Promise<void> {
    this.#lose();
    await this.#connected.catch(() => undefined);
    await this.#client.end().catch(this.#onTrouble);
  }

  async #open(): Promise<void> {
    await this.#client.connect();
    await this.#client.query(`SET idle_session_timeout = ${ALIVE.serverMs}`);
  }

  #keepAlive(): void {
    if (this.lost.aborted) return;
    this.#ping = setTimeout(() => {
      this.#client.query('SELECT 1').then(
        () => this.#keepAlive(),
        (error: Error) => this.#lose(error),
      );
    }, ALIVE.pingMs);
  }

  #lose(trouble?: Error): void {
    if (this.lost.aborted) return;
    clearTimeout(this.#ping);
    this.#lost.abort();
    if (trouble === undefined) return;
    this.#onTrouble(trouble);
    // It may only be silent: let the server know as soon as it hears of us again.
    this.#client.end().catch(this.#onTrouble);
  }
}
