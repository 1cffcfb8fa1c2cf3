import type { LogFollower } from '#disclosure';

/** The readers of the log that see to recalls. */
export class RecallFollowers {
  constructor(
    /** Keeps how every recall stands. */
    readonly view: LogFollower,
    /** Opens recalls, executes erasures that were granted, rings. */
    readonly reactor: LogFollower,
  ) {}
}
