/** What became of an attempt to use a token: the first, one more, or there is no room to remember it. */
export type Use = 'first' | 'again' | 'no-room';

/** Remembers which tokens were used until they expire, for all processes that take them; rather lets nothing in than forget. */
export abstract class UsedTokens {
  /** Uses up a token by its name, to be remembered until an instant; both instants in seconds since the epoch. */
  abstract use(name: string, until: number, now: number): Promise<Use>;
}
