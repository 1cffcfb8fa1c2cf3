import type { Act } from './acts.ts';
import type { KnownFile, Stage } from './stage.ts';

/** What a case can only be tried with: the file that the adapter writes to, its log, or somebody who acts at it. */
export type Need = 'sink' | 'log' | Act;

/** One thing that an adapter must do, and how the kit finds out whether it does. */
export interface ConformanceCase {
  readonly id: string;
  /** What an adapter that passes does. */
  readonly proves: string;
  /** Where that is written. */
  readonly source: string;
  /** `alone` changes what all cases share; `afterwards` looks back on everything that came. */
  readonly when: 'side-by-side' | 'alone' | 'afterwards';
  readonly needs?: readonly Need[];
  /** How many linked files of its own it is given. */
  readonly files?: number;
  /** Throws `Unmet`; what it returns is looked at when everything else is over. */
  run(stage: Stage, files: readonly KnownFile[]): Promise<void | LookBack> | void;
}

/** The rest of a case that is about what must not happen for a while: it need not be waited for. Throws `Unmet`. */
export type LookBack = () => Promise<void> | void;
