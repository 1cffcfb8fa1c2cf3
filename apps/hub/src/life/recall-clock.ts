import { remindWaiting } from '#disclosure';
import type { RemindParts } from '#disclosure';
import type { HubLog } from '../machine/hub-log.ts';
import type { RoundsParts } from './led-rounds.ts';
import { LedRounds } from './led-rounds.ts';

/** How often it is looked who has to be reminded, milliseconds. */
const EVERY_MS = 60_000;

/** What the clock of recalls works with. */
export interface RecallClockParts
  extends Omit<RemindParts, 'failed'>, Pick<RoundsParts, 'singletons' | 'pause'> {
  readonly log: HubLog;
}

/** Reminds, by the clock, whoever has not answered a recall. */
export class RecallClock {
  readonly #rounds: LedRounds;

  constructor(private readonly parts: RecallClockParts) {
    const { singletons, pause, log } = parts;
    this.#rounds = new LedRounds({
      singletons,
      pause,
      name: 'recall-reminders',
      everyMs: EVERY_MS,
      round: () => this.#remind(),
      postponed: (error) => log.fault('reminders-postponed', error),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
  }

  async #remind(): Promise<void> {
    const { log } = this.parts;
    const failed = (error: unknown): void => log.fault('recall-unreadable', error);
    const count = await remindWaiting({ ...this.parts, failed });
    if (count > 0) log.tell('recalls-reminded', { count });
  }
}
