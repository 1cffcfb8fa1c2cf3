import type { Singletons } from '#ports';
import { StoreUnavailable } from '#ports';

/** What rounds work with. */
export interface RoundsParts {
  readonly singletons: Singletons;
  /** Names the work: of the processes on one record, the one that holds the name makes the rounds. */
  readonly name: string;
  readonly everyMs: number;
  readonly round: () => Promise<void>;
  /** Told when the store was away; what that leaves undone is done in the next round. Anything else ends the rounds. */
  readonly postponed: (error: StoreUnavailable) => void;
  /** Waits so many milliseconds, or until the signal aborts; never throws for that. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Work by the clock that only one process at a time does, again and again until it is stopped. */
export class LedRounds {
  readonly #stop = new AbortController();
  #over: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RoundsParts) {}

  start(): void {
    const { singletons, name } = this.parts;
    this.#over = singletons.lead(name, (signal) => this.#run(signal), this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#over;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { round, postponed, pause, everyMs } = this.parts;
    while (!signal.aborted) {
      try {
        await round();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        postponed(error);
      }
      await pause(everyMs, signal);
    }
  }
}
