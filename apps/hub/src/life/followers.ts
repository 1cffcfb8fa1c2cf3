import type { LogFollower } from '#disclosure';

/** The readers of the log that this process runs. */
export class Followers {
  constructor(
    /** Keeps the index of open claims. */
    readonly claims: LogFollower,
    /** Notes changes of evidence and rings. */
    readonly bell: LogFollower,
  ) {}

  start(): void {
    this.claims.start();
    this.bell.start();
  }

  /** The bell waits for the claims, so it stops first. */
  async stop(): Promise<void> {
    await this.bell.stop();
    await this.claims.stop();
  }
}
