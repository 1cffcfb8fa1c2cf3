import { StoreUnavailable } from '#ports';
import type { SteeringBooks } from '#steering';
import type { Registry } from '#registry';
import type { RoundsParts } from '../life/led-rounds.ts';
import { LedRounds } from '../life/led-rounds.ts';
import type { HubLog } from '../machine/hub-log.ts';

/** What the steering clock works with. */
export interface SteeringClockParts extends Pick<RoundsParts, 'singletons' | 'pause'> {
  readonly registry: Pick<Registry, 'networks'>;
  readonly books: Pick<SteeringBooks, 'close'>;
  readonly log: HubLog;
  /** How often it is looked whether a quarter is over that is not closed yet; the first time so long after the start. */
  readonly everyMs: number;
}

/** Closes each quarter in each network once it is over. */
export class SteeringClock {
  readonly #rounds: LedRounds;
  #isFirst = true;

  constructor(private readonly parts: SteeringClockParts) {
    const { singletons, pause, log, everyMs } = parts;
    this.#rounds = new LedRounds({
      singletons,
      pause,
      name: 'steering',
      everyMs,
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

  /** One look at every network. What goes wrong in one, as something in its record is damaged, must not stop the others, nor the hub. */
  async round(): Promise<void> {
    const { registry, log } = this.parts;
    for (const network of await registry.networks()) {
      try {
        await this.#close(network);
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error;
        log.fault('steering-postponed', error, { network });
      }
    }
  }

  async #close(network: string): Promise<void> {
    const { books, log } = this.parts;
    const closed = await books.close(network);
    if (closed !== undefined) log.tell('quarter-closed', { network, count: closed.tables.length });
  }
}
