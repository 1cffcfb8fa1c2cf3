import { remindWaiting } from '#disclosure';
import type { RemindParts } from '#disclosure';
import type { Singletons } from '#ports';
import { StoreUnavailable } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';

/** How often it is looked who has to be reminded, milliseconds. */
const EVERY_MS = 60_000;

/** What the clock of recalls works with. */
export interface RecallClockParts extends Omit<RemindParts, 'failed'> {
  readonly singletons: Singletons;
  readonly log: HubLog;
  /** Waits so many milliseconds, or until the signal aborts; never throws for that. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Reminds, by the clock, whoever has not answered a recall; of the processes on one record one does it. */
export class RecallClock {
  readonly #stop = new AbortController();
  #over: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RecallClockParts) {}

  start(): void {
    const run = (signal: AbortSignal) => this.#run(signal);
    this.#over = this.parts.singletons.lead('recall-reminders', run, this.#stop.signal);
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

  /** What the store's absence leaves undone is done a minute later. */
  async #once(): Promise<void> {
    const { log } = this.parts;
    const failed = (error: unknown): void => log.fault('recall-unreadable', error);
    try {
      const count = await remindWaiting({ ...this.parts, failed });
      if (count > 0) log.tell('recalls-reminded', { count });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      log.fault('reminders-postponed', error);
    }
  }
}
