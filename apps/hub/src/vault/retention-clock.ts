import { datePeriods, expireKeys } from '#casefile';
import type { ClosedFilesParts, RetentionParts } from '#casefile';
import type { RoundsParts } from '../life/led-rounds.ts';
import { LedRounds } from '../life/led-rounds.ts';
import type { HubLog } from '../machine/hub-log.ts';

/** How often keys are looked through whose time is over, milliseconds; a period is days at least. */
const EVERY_MS = 3_600_000;

/** What the retention clock works with. */
export interface RetentionClockParts
  extends
    RetentionParts,
    Pick<ClosedFilesParts, 'checkpoints' | 'retentionIn'>,
    Pick<RoundsParts, 'singletons' | 'pause'> {
  readonly store: RetentionParts['store'];
  readonly shelf: RetentionParts['shelf'];
  readonly log: HubLog;
}

/** Destroys by the clock what the law lets nobody keep longer. */
export class RetentionClock {
  readonly #rounds: LedRounds;

  constructor(private readonly parts: RetentionClockParts) {
    const { singletons, pause, log } = parts;
    this.#rounds = new LedRounds({
      singletons,
      pause,
      name: 'retention',
      everyMs: EVERY_MS,
      round: () => this.#expire(),
      postponed: (error) => log.fault('retention-postponed', error),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
  }

  async #expire(): Promise<void> {
    await datePeriods(this.parts);
    for (const [network, counts] of await expireKeys(this.parts)) {
      const count = Object.values(counts).reduce((sum, keys) => sum + keys, 0);
      this.parts.log.tell('retention-run', { network, count });
    }
  }
}
