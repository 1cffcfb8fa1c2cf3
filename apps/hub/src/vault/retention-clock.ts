import { expireKeys } from '#casefile';
import type { RetentionParts } from '#casefile';
import type { Singletons } from '#ports';
import { StoreUnavailable } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';

/** How often keys are looked through whose time is over, milliseconds; a period is days at least. */
const EVERY_MS = 3_600_000;

/** What the retention clock works with. */
export interface RetentionClockParts extends RetentionParts {
  readonly singletons: Singletons;
  readonly log: HubLog;
  /** Waits so many milliseconds, or until the signal aborts; never throws for that. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Destroys by the clock what the law lets nobody keep longer; of the processes on one database one does it. */
export class RetentionClock {
  readonly #stop = new AbortController();
  #over: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RetentionClockParts) {}

  start(): void {
    const run = (signal: AbortSignal) => this.#run(signal);
    this.#over = this.parts.singletons.lead('retention', run, this.#stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#over;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#once();
      await this.parts.pause(EVERY_MS, signal);
    }
  }

  /** What the store's absence leaves undone is done an hour later. */
  async #once(): Promise<void> {
    const { log } = this.parts;
    try {
      for (const [network, counts] of await expireKeys(this.parts)) {
        const count = Object.values(counts).reduce((sum, keys) => sum + keys, 0);
        log.tell('retention-run', { network, count });
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      log.fault('retention-postponed', error);
    }
  }
}
