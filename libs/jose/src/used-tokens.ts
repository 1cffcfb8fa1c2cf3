/** What became of an attempt to use a token. */
export type Use = 'first' | 'again' | 'no-room';

/** Remembers which tokens were used until they expire; bounded, and a full memory lets nothing in rather than forget. */
export class UsedTokens {
  readonly #until = new Map<string, number>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  /** Uses up a token; instants in seconds since the epoch. */
  use(name: string, until: number, now: number): Use {
    this.#dropExpired(now);
    if (this.#until.has(name)) return 'again';
    if (this.#until.size >= this.#max) return 'no-room';
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
