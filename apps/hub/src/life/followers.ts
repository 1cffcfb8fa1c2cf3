import type { LogFollower } from '#disclosure';
import type { Singletons } from '#ports';

interface Led {
  readonly stop: AbortController;
  readonly over: Promise<void>;
}

/** The readers of the log: of the processes on one record one runs each, the others are ready to take over. */
export class Followers {
  #led: readonly Led[] = [];

  constructor(
    private readonly singletons: Singletons,
    /** Keeps the index of open claims. */
    readonly claims: LogFollower,
    /** Notes changes of evidence and rings. */
    readonly bell: LogFollower,
    private readonly others: readonly LogFollower[] = [],
  ) {}

  /** Every one of them, those first that others wait for. */
  get all(): readonly LogFollower[] {
    return [this.claims, ...this.others, this.bell];
  }

  start(): void {
    this.#led = this.all.map((follower) => this.#lead(follower));
  }

  /** The bell waits for the claims, so it stops first. */
  async stop(): Promise<void> {
    for (const { stop, over } of this.#led.toReversed()) {
      stop.abort();
      await over;
    }
  }

  #lead(follower: LogFollower): Led {
    const stop = new AbortController();
    const follow = (signal: AbortSignal) => follower.run(signal);
    return { stop, over: this.singletons.lead(`follower-${follower.name}`, follow, stop.signal) };
  }
}
