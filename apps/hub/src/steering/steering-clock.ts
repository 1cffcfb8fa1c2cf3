import type { SteeringBooks } from '#steering';
import type { Registry } from '#registry';
import type { RoundsParts } from '../life/led-rounds.ts';
import { LedRounds } from '../life/led-rounds.ts';
import type { HubLog } from '../machine/hub-log.ts';

/** How often it is looked whether a quarter is over that is not closed yet, milliseconds. */
const EVERY_MS = 120_000;

/** What the steering clock works with. */
export interface SteeringClockParts extends Pick<RoundsParts, 'singletons' | 'pause'> {
  readonly registry: Pick<Registry, 'networks'>;
  readonly books: Pick<SteeringBooks, 'close'>;
  readonly log: HubLog;
}

/** Closes each quarter in each network once it is over. */
export class SteeringClock {
  readonly #rounds: LedRounds;
  #isFirst = true;

  constructor(private readonly parts: SteeringClockParts) {
    const { singletons, pause, log } = parts;
    this.#rounds = new LedRounds({
      singletons,
      pause,
      name: 'steering',
      everyMs: EVERY_MS,
      round: () => this.#roundUnlessFirst(),
      postponed: (error) => log.fault('steering-postponed', error),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
  }

  /** A hub that has just begun is still told what it missed. */
  async #roundUnlessFirst(): Promise<void> {
    if (!this.#isFirst) await this.round();
    this.#isFirst = false;
  }

  /** One look at every network. */
  async round(): Promise<void> {
    const { registry, books, log } = this.parts;
    for (const network of await registry.networks()) {
      const closed = await books.close(network);
      if (closed !== undefined) log.tell('quarter-closed', { network, count: closed.tables.length });
    }
  }
}
