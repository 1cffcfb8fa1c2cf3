import type { Meters } from '../metrics/meters.ts';
import type { HubLog } from './hub-log.ts';

const TELL_EVERY = 1_000;

/** Counts messages that nobody vouches for; tells of the first of each kind and then of every thousandth, so that noise cannot fill the log. */
export class NoiseCount {
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly log: HubLog,
    private readonly meters: Pick<Meters, 'heardNoise'>,
  ) {}

  heard(reason: string): void {
    const count = (this.#counts.get(reason) ?? 0) + 1;
    this.#counts.set(reason, count);
    this.meters.heardNoise(reason);
    if (count % TELL_EVERY === 1) this.log.tell('noise', { reason, count });
  }
}
