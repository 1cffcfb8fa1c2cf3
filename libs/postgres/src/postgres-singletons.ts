import { setTimeout as pause } from 'node:timers/promises';
import { Singletons } from '#ports';
import type { Database } from './database.ts';
import { LeadSession } from './lead-session.ts';

/** How long to wait before asking for a name again; after a loss longer, so that one who is better connected comes first. */
const WAIT_MS = { taken: 300, lost: 800 } as const;

/**
 * Names held by session locks of PostgreSQL, all of a process in one connection of its own: when that connection ends, for
 * whatever reason, the server gives the names to others.
 */
export class PostgresSingletons extends Singletons {
  readonly #database: Database;
  /** Names that this process holds already: the server would give them to its session once more. */
  readonly #own = new Set<string>();
  #session: LeadSession | undefined;
  #leading = 0;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async lead(name: string, work: (signal: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void> {
    this.#leading += 1;
    try {
      while (!stop.aborted) {
        const session = await this.#take(name);
        if (session !== undefined && (await this.#work(name, work, session, stop))) return;
        const wait = session === undefined ? WAIT_MS.taken : WAIT_MS.lost;
        await pause(wait, undefined, { signal: stop }).catch(() => undefined);
      }
    } finally {
      this.#leading -= 1;
      if (this.#leading === 0) await this.#session?.end();
    }
  }

  /** The session in which the name is held now, or undefined when another holds it or the database does not answer. */
  async #take(name: string): Promise<LeadSession | undefined> {
    if (this.#own.has(name)) return undefined;
    this.#own.add(name);
    if (this.#session === undefined || this.#session.lost.aborted)
      this.#session = new LeadSession(this.#database);
    const session = this.#session;
    const taken = await session.take(name).catch(() => false);
    if (!taken) this.#own.delete(name);
    return taken ? session : undefined;
  }

  /** Whether the work is over for good. */
  async #work(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
    session: LeadSession,
    stop: AbortSignal,
  ): Promise<boolean> {
    try {
      await work(AbortSignal.any([session.lost, stop]));
      return !session.lost.aborted;
    } catch (error) {
      if (!session.lost.aborted) throw error;
      this.#database.onTrouble(error as Error);
      return false;
    } finally {
      await session.giveBack(name).catch(() => undefined);
      this.#own.delete(name);
    }
  }
}
