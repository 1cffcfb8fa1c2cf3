import type { LogFollower } from '#disclosure';

/** The reader of the log that keeps who saw what, for the officers' questions. */
export class AccessFollower {
  constructor(readonly follower: LogFollower) {}
}
