const FIRST_RETRY_MS = 200;
const MAX_RETRY_MS = 5_000;

/** How a beat is set. */
export interface Rhythm {
  /** The longest pause between two runs, milliseconds. */
  readonly everyMs: number;
  /** Told when a run failed; the beat goes on. */
  readonly failed: (error: unknown) => void;
}

/**
 * One piece of work, never twice at a time: at once on `ring`, again when it was rung while it ran, and every so often by
 * itself. A failed run is tried again after a pause that doubles up to five seconds.
 */
export class Beat {
  readonly #work: () => Promise<void>;
  readonly #rhythm: Rhythm;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = true;
  #failures = 0;
  #runs = 0;

  constructor(work: () => Promise<void>, rhythm: Rhythm) {
    this.#work = work;
    this.#rhythm = rhythm;
  }

  /** Starts with a first run. */
  start(): void {
    this.#stopped = false;
    this.ring();
  }

  /** Runs now, or once more after the present run. */
  ring(): void {
    if (this.#stopped) return;
    this.#again = true;
    clearTimeout(this.#timer);
    this.#running ??= this.#run();
  }

  /** Nothing runs or waits to run at once, and the last run went well. */
  get calm(): boolean {
    return this.#running === undefined && !this.#again && this.#failures === 0 && this.#runs > 0;
  }

  /** The last run failed. */
  get isFailing(): boolean {
    return this.#failures > 0;
  }

  /** How many runs went well. */
  get runs(): number {
    return this.#runs;
  }

  /** Waits for the present run and runs no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    // Who rings may be in the midst of a transaction: the work begins after it.
    await Promise.resolve();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      await this.#once();
      if (this.#failures > 0) break;
    }
    this.#again = false;
    this.#running = undefined;
    if (!this.#stopped) this.#timer = setTimeout(() => this.ring(), this.#pause());
  }

  async #once(): Promise<void> {
    try {
      await this.#work();
      this.#failures = 0;
      this.#runs += 1;
    } catch (error) {
      this.#failures += 1;
      this.#rhythm.failed(error);
    }
  }

  #pause(): number {
    if (this.#failures === 0) return this.#rhythm.everyMs;
    return Math.min(this.#rhythm.everyMs, MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
  }
}
