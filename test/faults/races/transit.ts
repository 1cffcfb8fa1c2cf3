import { setTimeout as pause } from 'node:timers/promises';

/** A question that was under way from one instant to another; milliseconds since 1970. */
export interface Ping {
  readonly from: number;
  readonly to: number;
}

const PAUSE_MS = 5;

/** How long messages are under way between test and hub while all the rest goes on, measured with plain questions one after the other. */
export class Transit {
  readonly #ended = new AbortController();
  readonly #pings: Ping[] = [];
  readonly #asking: Promise<void>;

  /** Begins to ask at this address, which must answer without any work. */
  constructor(url: string) {
    this.#asking = this.#ask(url);
  }

  /** The longest that a message may have been under way between two instants, milliseconds. */
  longestMs(from: number, to: number): number {
    return longestWay(this.#pings, from, to);
  }

  async end(): Promise<void> {
    this.#ended.abort();
    await this.#asking;
  }

  async #ask(url: string): Promise<void> {
    while (!this.#ended.signal.aborted) {
      const from = Date.now();
      await (await fetch(url)).text();
      this.#pings.push({ from, to: Date.now() });
      await pause(PAUSE_MS);
    }
  }
}

/**
 * As long as the two slowest questions together that were under way in the span or next to it. Two, as a message may be held up
 * where it leaves and again where it arrives, and a question may have met only one of these; next to it, as between two questions is
 * a pause, and a span that lies within it would else have no measurement at all.
 * @param pings one after the other
 */
export function longestWay(pings: readonly Ping[], from: number, to: number): number {
  const before = pings.findLastIndex((ping) => ping.to < from);
  const after = pings.findIndex((ping) => ping.from > to);
  const then = pings.slice(Math.max(0, before), after < 0 ? undefined : after + 1);
  const [slowest = 0, second = 0] = then.map((ping) => ping.to - ping.from).toSorted((a, b) => b - a);
  return slowest + second;
}
