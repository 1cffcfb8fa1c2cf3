/** Place in the global log: opaque, ordered, 0 = before the first event. PostgreSQL: dense from 1. */
export type Position = number;

/** Sealed content: the id of its content key and the parts of AES-256-GCM, base64url. */
export interface Sealed {
  readonly kid: string;
  readonly iv: string;
  readonly ct: string;
  readonly tag: string;
}

/** An event before the store gives it its place. Nothing but these fields may be clear. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly network: string;
  readonly agency: string;
  readonly theme: string;
  readonly category: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly commitment: string;
  readonly signature: string;
  readonly sealed: Sealed;
}

/** An event in its place: revisions count from 0 within the stream. */
export interface StoredEvent extends NewEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
}

/** What the appender believes about the stream: an exact revision (of its last event), that it is empty, exists, or anything. */
export type Expected = { readonly exact: number } | 'none' | 'exists' | 'any';

/** Where the last event of the append is; `duplicate` when all its ids were already in the stream (the first result is returned). */
export interface Appended {
  readonly revision: number;
  readonly position: Position;
  readonly duplicate: boolean;
}

/** One append of a group. */
export interface Append {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly NewEvent[];
}

/** What became of one append of a group; the others of the group do not depend on it. */
export type AppendOutcome =
  | ({ readonly outcome: 'ok' | 'duplicate' } & Appended)
  | { readonly outcome: 'conflict'; readonly revision: number }
  | { readonly outcome: 'failed'; readonly error: Error };

/** Which events a reader of the whole log wants; absent parts match everything. */
export interface Filter {
  readonly streamPrefix?: string;
  readonly network?: string;
  readonly types?: readonly string[];
}

/**
 * What a subscription yields: an event, or the news that all up to `position` has been delivered: at the start once, then
 * whenever the log has grown, also by nothing that the filter wants.
 */
export type Delivered =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  | { readonly kind: 'caught-up'; readonly position: Position };

/** The stream is not where the appender thought; load again and decide anew. */
export class Conflict extends Error {
  constructor(
    readonly stream: string,
    readonly revision: number,
  ) {
    super(`the stream moved on to revision ${revision}`);
    this.name = 'Conflict';
  }
}

/** Some ids of an append are already in the stream and some are not: the caller mixed two appends. */
export class PartialOverlap extends Error {
  constructor(readonly stream: string) {
    super('some of these events are already in the stream, some are not');
    this.name = 'PartialOverlap';
  }
}

/** The record. One stream per case, one order for everything; an append that returned is on disk. */
export abstract class EventStore {
  /**
   * Appends to one stream. Ids are unique per stream: a retry gets the first result, whatever it expects by then. Throws
   * {@link Conflict}, {@link PartialOverlap}, `BadAppend` (limits), `StoreUnavailable` (try again, it is safe).
   */
  abstract append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended>;

  /**
   * Appends to several streams in one round trip: grouped, not atomic across streams; outcomes in the order of the appends.
   * Never rejects. Appends to one stream are taken in their order; positions across streams may come in any.
   */
  abstract appendEach(appends: readonly Append[]): Promise<readonly AppendOutcome[]>;

  /** Reads one stream, `from` a revision (inclusive; forwards from 0, backwards from the end when absent); `revision` is its last one, -1 when it is empty. */
  abstract read(
    stream: string,
    options?: {
      readonly from?: number;
      readonly direction?: 'forwards' | 'backwards';
      readonly max?: number;
    },
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly revision: number }>;

  /** Reads the log in order, after a position (exclusive). */
  abstract readAll(
    after: Position,
    options: { readonly max: number; readonly filter?: Filter },
  ): Promise<readonly StoredEvent[]>;

  /** The last position that is visible to readers; 0 for an empty log. */
  abstract head(): Promise<Position>;

  /** Follows the log after a position (exclusive) until the signal aborts; never skips an event that committed late; outages are waited out. */
  abstract subscribe(
    after: Position,
    options: { readonly filter?: Filter; readonly signal: AbortSignal },
  ): AsyncIterable<Delivered>;
}
