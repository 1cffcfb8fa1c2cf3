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

  /** The slowest question that was under way at any moment between two instants. */
  slowestMs(from: number, to: number): number {
    const then = this.#pings.filter((ping) => ping.to >= from && ping.from <= to);
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
