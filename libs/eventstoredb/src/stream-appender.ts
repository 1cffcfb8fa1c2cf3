import { randomUUID } from 'node:crypto';
import type { Append, Appended, Expected, NewEvent } from '#ports';
import { Conflict, PartialOverlap, StoreUnavailable } from '#ports';
import type { Connection } from './connection.ts';
import type { KnownStream, KnownStreams } from './known-streams.ts';
import { attemptOf, proposalOf, storedEventOf } from './recorded-event.ts';

/** So often a stream may move on under an append before the caller is asked to come back later. */
const TRIES = 100;

/**
 * One append, idempotent by (stream, id) for ever. EventStoreDB promises that only at an exact revision, so every append
 * goes to one: all ids up to it are known, and when the stream has moved on, those after it are read and the question is
 * asked anew.
 */
export class StreamAppender {
  readonly #connection: Connection;
  readonly #streams: KnownStreams;

  constructor(connection: Connection, streams: KnownStreams) {
    this.#connection = connection;
    this.#streams = streams;
  }

  /** Expects to be the only one in this process to append to the stream. */
  async append(append: Append): Promise<Appended> {
    try {
      return await this.#insist(append, this.#streams.of(append.stream));
    } catch (error) {
      if (error instanceof StoreUnavailable) this.#streams.clear();
      throw error;
    }
  }

  async #insist({ stream, expected, events }: Append, known: KnownStream): Promise<Appended> {
    let current = false;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = known.revisionsOf(events.map(({ id }) => id));
      if (seen.length === events.length) {
        const first = await this.#placeOf(stream, Math.max(...seen), events);
        if (first !== undefined) return first;
        known.forget();
      } else if (seen.length === 0 && meets(expected, known.revision)) {
        const appended = await this.#write(stream, known, events);
        if (appended !== undefined) return appended;
      } else if (current) {
        throw seen.length > 0 ? new PartialOverlap(stream) : new Conflict(stream, known.revision);
      }
      known.learn(await this.#tail(stream, known.revision + 1));
      current = true;
    }
    throw new StoreUnavailable(new Error('others append to the stream all the time'));
  }

  async #tail(stream: string, from: number) {
    const events = await this.#connection.readStream(stream, { from, direction: 'forwards' });
    return events.map(storedEventOf);
  }

  /** Undefined when the stream has moved on. */
  async #write(
    stream: string,
    known: KnownStream,
    events: readonly NewEvent[],
  ): Promise<Appended | undefined> {
    const attempt = randomUUID();
    const { revision } = known;
    const proposals = events.map((event) => proposalOf(stream, event, attempt));
    const written = await this.#connection.append(stream, revision, proposals);
    if ('movedTo' in written) {
      // A server that was put back to an older state holds less than we saw.
      if (written.movedTo < revision) known.forget();
      return undefined;
    }
    known.learn(events.map(({ id }, index) => ({ id, revision: revision + 1 + index })));
    // The answer's position is that of the transaction; what is promised is the place where the event will be read. And
    // where another process wrote the same events at the same revision, the server calls both writes a success.
    return this.#placeOf(stream, written.revision, events, attempt);
  }

  /** Where one of the events is, as the log tells; undefined when something else is there. */
  async #placeOf(
    stream: string,
    revision: number,
    events: readonly NewEvent[],
    attempt?: string,
  ): Promise<Appended | undefined> {
    const options = { from: revision, direction: 'forwards', max: 1 } as const;
    const [recorded] = await this.#connection.readStream(stream, options);
    if (recorded === undefined) return undefined;
    const { id, position } = storedEventOf(recorded);
    if (!events.some((event) => event.id === id)) return undefined;
    return { revision, position, duplicate: attempt === undefined || attemptOf(recorded) !== attempt };
  }
}

function meets(expected: Expected, revision: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return revision === -1;
  if (expected === 'exists') return revision >= 0;
  return revision === expected.exact;
}
