import type { LedgerHeads } from '#audit';
import type { HubLog } from '../machine/hub-log.ts';
import type { ServingState } from './serving-state.ts';

/** Heads are signed no more often; nor does anybody wait longer to learn that the record's standing changed. */
const EVERY_MS = 1_000;

/** What the clock of the ledger works with. */
export interface LedgerClockParts {
  readonly heads: Pick<LedgerHeads, 'newest'>;
  readonly serving: ServingState;
  readonly log: HubLog;
  /** Waits so many milliseconds, or until the signal aborts; never throws for that. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Once a second: signs a head over what came since, and looks at how the record stands. */
export class LedgerClock {
  readonly #stop = new AbortController();
  #over: Promise<void> = Promise.resolve();
  #isTroubled = false;

  constructor(private readonly parts: LedgerClockParts) {}

  /** Returns when it is known whether the hub may disclose; throws when the store is away. */
  async start(): Promise<void> {
    await this.parts.serving.refresh();
    this.#over = this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#over;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#once();
      await this.parts.pause(EVERY_MS, signal);
    }
  }

  /** What the store's absence leaves undone is done a second later; an outage is told once. */
  async #once(): Promise<void> {
    const { heads, serving, log } = this.parts;
    try {
      await heads.newest();
      await serving.refresh();
      this.#isTroubled = false;
    } catch (error) {
      if (!this.#isTroubled) log.fault('ledger-postponed', error);
      this.#isTroubled = true;
    }
  }
}
