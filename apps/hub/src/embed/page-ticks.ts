import type { OnModuleDestroy } from '@nestjs/common';

/** A page that is told when it should read again. */
export interface Follower {
  /** Something may be new. */
  tick(): void;
  /** The hub stops. */
  end(): void;
}

/** How many pages may follow at a time: of one agency, and of all. */
const MOST_OF_AGENCY = 256;
const MOST = 2_000;
/** Signs that come in a row become one; milliseconds. */
const TOGETHER_MS = 200;
/** Over how long agencies are told in turn, and how long it is not done again; milliseconds. */
const IN_TURN_MS = 20_000;
const APART_MS = 30_000;

/**
 * Tells pages inside agencies' systems that something may be new at their agency, and nothing about what or in which case: each
 * page of an agency gets the same signs at the same time, whatever it shows (C8).
 */
export class PageTicks implements OnModuleDestroy {
  readonly #followers = new Map<string, Set<Follower>>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Whose turn is still to come. */
  readonly #turns = new Map<string, NodeJS.Timeout>();
  /** Runs since agencies were last told in turn. */
  #resting: NodeJS.Timeout | undefined;
  #isDue = false;

  /** `chance` gives numbers in [0, 1): when within a round it is an agency's turn. */
  constructor(private readonly chance: () => number = Math.random) {}

  /** Something may be new at this agency. */
  tick(network: string, agency: string): void {
    this.#tick(`${network}|${agency}`);
  }

  /** What pages may show has changed for all at once: the hub discloses no longer, or again. */
  tickAll(): void {
    for (const whose of this.#followers.keys()) this.#tick(whose);
  }

  /**
   * Signs of other processes of the hub may have been missed, of whomever: each agency is told once within twenty seconds, so that
   * not all pages read at the same moment, and nobody more than once in half a minute, as each read is recorded. What comes sooner waits
   * for the next time.
   */
  tickInTurn(): void {
    if (this.#followers.size === 0) return;
    this.#isDue = this.#resting !== undefined;
    if (this.#isDue) return;
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#isDue) this.tickInTurn();
    }, APART_MS);
    for (const whose of this.#followers.keys()) this.#tickLater(whose);
  }

  /** Tells the follower of each sign until the returned function is called; undefined when there is no room. */
  follow(network: string, agency: string, follower: Follower): (() => void) | undefined {
    const whose = `${network}|${agency}`;
    const ofAgency = this.#followers.get(whose) ?? new Set();
    if (ofAgency.size >= MOST_OF_AGENCY || this.#count() >= MOST) return undefined;
    this.#followers.set(whose, ofAgency.add(follower));
    return () => {
      ofAgency.delete(follower);
      if (ofAgency.size === 0 && this.#followers.get(whose) === ofAgency) this.#followers.delete(whose);
    };
  }

  /** Ends all, as the server waits for open answers before it stops. */
  onModuleDestroy(): void {
    clearTimeout(this.#resting);
    for (const timer of [...this.#waiting.values(), ...this.#turns.values()]) clearTimeout(timer);
    for (const ofAgency of this.#followers.values()) for (const follower of ofAgency) follower.end();
  }

  #tickLater(whose: string): void {
    this.#turns.set(
      whose,
      setTimeout(() => this.#tick(whose), this.chance() * IN_TURN_MS),
    );
  }

  #tick(whose: string): void {
    // Whoever is told now needs no turn any more.
    clearTimeout(this.#turns.get(whose));
    this.#turns.delete(whose);
    if (!this.#followers.has(whose) || this.#waiting.has(whose)) return;
    const timer = setTimeout(() => {
      this.#waiting.delete(whose);
      for (const follower of this.#followers.get(whose) ?? []) follower.tick();
    }, TOGETHER_MS);
    this.#waiting.set(whose, timer);
  }

  #count(): number {
    return [...this.#followers.values()].reduce((sum, { size }) => sum + size, 0);
  }
}
