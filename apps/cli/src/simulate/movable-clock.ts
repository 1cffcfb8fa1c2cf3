import { Clock } from '#ports';

/** A clock that runs as the machine's does, from whatever instant it was set to. */
export class MovableClock extends Clock {
  #ahead = 0;

  /** `machine` gives the machine's own time in milliseconds since 1970. */
  constructor(private readonly machine: () => number) {
    super();
  }

  now(): string {
    return new Date(this.machine() + this.#ahead).toISOString();
  }

  /** Goes on from an instant. */
  set(instant: string): void {
    this.#ahead = Date.parse(instant) - this.machine();
  }

  /** Moves on (or back) by milliseconds. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
