import type { Position } from './event-store.ts';

/** A stream of which a read model could not apply an event: from `position` on it applies nothing of it until it is released. */
export interface ParkedStream {
  readonly stream: string;
  readonly network: string;
  readonly position: Position;
  /** Name or code of what went wrong; never a message, which may quote data. */
  readonly reason: string;
}

/**
 * Which streams each read model has set aside, so that the rest goes on and nothing is skipped: what a parked stream holds
 * is read again from the record when it is released. `view` names the read model.
 */
export abstract class Parking {
  /** Sets a stream aside; durable when it returns. A stream that is parked already keeps its position and reason. */
  abstract park(parked: ParkedStream & { readonly view: string }): Promise<void>;

  /** All parked streams of a view, by position. */
  abstract parked(view: string): Promise<readonly ParkedStream[]>;

  /** The stream has been caught up with; its mark goes too. */
  abstract release(view: string, stream: string): Promise<void>;

  /** Asks whoever keeps the view to try again, one stream or all that are parked; tells how many were asked for. */
  abstract askRetry(view: string, stream?: string): Promise<number>;

  /** The streams that somebody asked to try again since this was called last. */
  abstract takeRetries(view: string): Promise<readonly string[]>;
}
