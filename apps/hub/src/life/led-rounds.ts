import type { Singletons } from '#ports';

/** What rounds work with. */
export interface RoundsParts {
  readonly singletons: Singletons;
  /** Names the work: of the processes on one record, the one that holds the name makes the rounds. */
  readonly name: string;
  readonly everyMs: number;
  readonly round: () => Promise<void>;
  /**
   * Told what a round failed of, for people to look at: the store was away, a stored content is damaged, or the program is wrong.
   * What that leaves undone is tried in the next round.
   */
  readonly postponed: (error: unknown) => void;
  /** Waits so many milliseconds, or until the signal aborts; never throws for that. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Work by the clock that only one process at a time does, again and again until it is stopped. No round ends the rest, and none ends the
 * hub: nobody waits for it, so its fault would be the end of the process, and of the next one that takes over.
 */
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
        postponed(error);
      }
      await pause(everyMs, signal);
    }
  }
}
