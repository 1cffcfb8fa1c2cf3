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

/**
 * Tells pages inside agencies' systems that something may be new at their agency, and nothing about what or in which case: each
 * page of an agency gets the same signs at the same time, whatever it shows (C8).
 */
export class PageTicks implements OnModuleDestroy {
  readonly #followers = new Map<string, Set<Follower>>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  /** Something may be new at this agency. */
  tick(network: string, agency: string): void {
    this.#tick(`${network}|${agency}`);
  }

  /** Signs may have been missed, of whomever: after a time in which none were given, or none of another process of the hub heard. */
  tickAll(): void {
    for (const whose of this.#followers.keys()) this.#tick(whose);
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
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const ofAgency of this.#followers.values()) for (const follower of ofAgency) follower.end();
  }

  #tick(whose: string): void {
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
