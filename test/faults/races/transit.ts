import { setTimeout as pause } from 'node:timers/promises';

interface Ping {
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

  /**
   * The slowest question that was under way at any moment between two instants, or next to them: between two questions is
   * a pause, and a span that lies within it would else have no measurement at all.
   */
  slowestMs(from: number, to: number): number {
    const before = this.#pings.findLastIndex((ping) => ping.to < from);
    const after = this.#pings.findIndex((ping) => ping.from > to);
    const then = this.#pings.slice(Math.max(0, before), after < 0 ? undefined : after + 1);
    return Math.max(...then.map((ping) => ping.to - ping.from));
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
