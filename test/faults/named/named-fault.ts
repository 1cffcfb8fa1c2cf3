import type { Ground } from '../ground.ts';
import type { SeededBug } from './seeded-bugs.ts';

/** How often a fault is tried: in the short form of `npm test`, in the short run and in the long run of `npm run faults`. */
export interface Runs {
  readonly test: number;
  readonly short: number;
  readonly long: number;
}

/** A fault that must be survived, and how it is made. */
export interface NamedFault {
  readonly fault: string;
  readonly runs: Runs;
  /** Why it cannot be made on this machine; undefined when it can. */
  readonly cannot?: () => Promise<string | undefined>;
  /** A ground of its own, with people in it; the lane's when absent. */
  readonly ground?: () => Promise<Ground>;
  /** Whether the faults beside it that have the same kind of ground may be made on this one too. */
  readonly sharesGround?: boolean;
  /** With this bug in the product something must be seen to be lost; see `npm run faults -- --bugs`. */
  readonly bug?: SeededBug;
  /** What has to be done when a ground of its own is no longer needed; it is stopped when absent. */
  readonly putAway?: (ground: Ground) => Promise<void>;
  /** How long a network may take to come to rest after it, where that is longer than usual. */
  readonly patienceMs?: number;
  /** Makes it so many times on a ground that has people in it; the verdict is the caller's. */
  tried(ground: Ground, runs: number): Promise<void>;
}
