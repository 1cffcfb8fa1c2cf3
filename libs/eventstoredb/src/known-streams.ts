import { LRUCache } from 'lru-cache';
import type { StoredEvent } from '#ports';

/** Of so many streams it is remembered which ids they hold; the others are read again. */
const STREAMS = 5_000;

/** Which ids a stream holds and at which revisions, as far as this process has seen; the stream may have moved on. */
export class KnownStream {
  readonly #revisions = new Map<string, number>();
  #last = -1;

  /** Revision up to which all ids are known, -1 at the beginning. */
  get revision(): number {
    return this.#last;
  }

  /** The revisions of those ids that are known. */
  revisionsOf(ids: Iterable<string>): readonly number[] {
    return [...ids].flatMap((id) => this.#revisions.get(id) ?? []);
  }

  /** Takes in events in their order, as far as they follow on without a gap. */
  learn(events: Iterable<Pick<StoredEvent, 'id' | 'revision'>>): void {
    for (const { id, revision } of events) {
      if (revision !== this.#last + 1) continue;
      this.#revisions.set(id, revision);
      this.#last = revision;
    }
  }

  /** Begins anew: what was known is not there any more. */
  forget(): void {
    this.#revisions.clear();
    this.#last = -1;
  }
}

/** What is known of the streams that were used last. */
export class KnownStreams {
  readonly #streams = new LRUCache<string, KnownStream>({ max: STREAMS });

  of(stream: string): KnownStream {
    const known = this.#streams.get(stream) ?? new KnownStream();
    this.#streams.set(stream, known);
    return known;
  }

  /** After an outage nothing is taken for granted. */
  clear(): void {
    this.#streams.clear();
  }
}
