import type pino from 'pino';
import type { Clock } from '#ports';
import type { Backing } from './life/backing.ts';

/** Where a test or a census looks in while the hub is put together. */
export interface Watch {
  /** Where the log goes; standard output when absent. */
  readonly log?: pino.DestinationStream;
  /** Told of every route as it is opened, e.g. `GET /health/live`. */
  readonly route?: (opening: string) => void;
  /** Where the hub keeps what it knows, in the place of what the settings name. */
  readonly backing?: Backing;
  /** What time it is, in the place of the machine's own clock. */
  readonly clock?: Clock;
}
