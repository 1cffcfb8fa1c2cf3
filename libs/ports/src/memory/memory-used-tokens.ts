import type { Use } from '../used-tokens.ts';
import { UsedTokens } from '../used-tokens.ts';

/** Tokens that are remembered as used: a minute at 1,600 reads a second. */
const ROOM = 100_000;

/** Used tokens of one process, bounded. */
export class MemoryUsedTokens extends UsedTokens {
  readonly #until = new Map<string, number>();
  readonly #room: number;

  constructor(room = ROOM) {
    super();
    this.#room = room;
  }

  async use(name: string, until: number, now: number): Promise<Use> {
    this.#dropExpired(now);
    if (this.#until.has(name)) return 'again';
    if (this.#until.size >= this.#room) return 'no-room';
    this.#until.set(name, until);
    return 'first';
  }

  #dropExpired(now: number): void {
    // In order of use, which is the order of expiry but for a minute: the first one that still counts ends the search.
    for (const [name, until] of this.#until) {
      if (until >= now) return;
      this.#until.delete(name);
    }
  }
}
