import type {
  Append,
  Appended,
  AppendOutcome,
  Delivered,
  Expected,
  Filter,
  NewEvent,
  Position,
  StoredEvent,
} from '#ports';
import { BadAppend, checkAppend, Conflict, EventStore } from '#ports';
import type { Connection } from './connection.ts';
import { follow } from './follow.ts';
import { KnownStreams } from './known-streams.ts';
import { LogWatch } from './log-watch.ts';
import { matches } from './matches.ts';
import { storedEventOf } from './recorded-event.ts';
import { StreamAppender } from './stream-appender.ts';
import { StreamLanes } from './stream-lanes.ts';
import { WholeLog } from './whole-log.ts';

/** What a reading of a stream yields. */
type StreamReading = Awaited<ReturnType<EventStore['read']>>;

/** The record in EventStoreDB: positions grow but are not dense; the server's own events never leave. */
export class EventStoreDbEventStore extends EventStore {
  readonly #connection: Connection;
  readonly #streams = new KnownStreams();
  readonly #lanes = new StreamLanes();
  readonly #appender: StreamAppender;
  readonly #log: WholeLog;
  readonly #watch: LogWatch;

  constructor(connection: Connection) {
    super();
    this.#connection = connection;
    this.#appender = new StreamAppender(connection, this.#streams);
    this.#log = new WholeLog(connection);
    this.#watch = new LogWatch(connection);
  }

  async append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended> {
    const append = { stream, expected, events };
    checkAppend(append);
    checkNames(append);
    return this.#lanes.run(stream, () => this.#appender.append(append));
  }

  appendEach(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    return Promise.all(appends.map((append) => this.#outcomeOf(append)));
  }

  read(
    stream: string,
    { from, direction = 'forwards', max }: Parameters<EventStore['read']>[1] = {},
  ): Promise<StreamReading> {
    return direction === 'forwards'
      ? this.#forwards(stream, from ?? 0, max)
      : this.#backwards(stream, from, max);
  }

  async readAll(
    after: Position,
    { max, filter = {} }: { readonly max: number; readonly filter?: Filter },
  ): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = [];
    let cursor = after;
    while (found.length < max) {
      const { events, upTo, ended } = await this.#log.page(cursor);
      found.push(...events.filter((event) => matches(event, filter)));
      if (ended) break;
      cursor = upTo;
    }
    return found.slice(0, max);
  }

  head(): Promise<Position> {
    return this.#log.head();
  }

  subscribe(
    after: Position,
    { filter = {}, signal }: { readonly filter?: Filter; readonly signal: AbortSignal },
  ): AsyncIterable<Delivered> {
    const log = {
      page: (from: Position) => this.#log.page(from),
      trouble: this.#connection.onTrouble,
    };
    return follow(log, this.#watch, { after, filter, signal });
  }

  async #outcomeOf({ stream, expected, events }: Append): Promise<AppendOutcome> {
    try {
      const appended = await this.append(stream, expected, events);
      return { outcome: appended.duplicate ? 'duplicate' : 'ok', ...appended };
    } catch (error) {
      if (error instanceof Conflict) return { outcome: 'conflict', revision: error.revision };
      return { outcome: 'failed', error: error as Error };
    }
  }

  /** A reading that came to the end tells the revision by its last event, so that it is never newer than the events. */
  async #forwards(stream: string, from: number, max?: number): Promise<StreamReading> {
    for (;;) {
      const events = max === 0 ? [] : await this.#events(stream, { from, direction: 'forwards', max });
      this.#streams.of(stream).learn(events);
      const last = events.at(-1);
      if (last !== undefined && events.length !== max) return { events, revision: last.revision };
      const revision = await this.#lastRevision(stream);
      const cameMeanwhile = events.length === 0 && max !== 0 && revision >= from;
      if (!cameMeanwhile) return { events, revision };
    }
  }

  async #backwards(stream: string, from?: number, max?: number): Promise<StreamReading> {
    const revision = await this.#lastRevision(stream);
    if (revision === -1 || max === 0) return { events: [], revision };
    const start = Math.min(from ?? revision, revision);
    return { events: await this.#events(stream, { from: start, direction: 'backwards', max }), revision };
  }

  async #lastRevision(stream: string): Promise<number> {
    const [last] = await this.#events(stream, { direction: 'backwards', max: 1 });
    return last?.revision ?? -1;
  }

  async #events(
    stream: string,
    { max, ...options }: { from?: number; direction: 'forwards' | 'backwards'; max: number | undefined },
  ): Promise<readonly StoredEvent[]> {
    const read = { ...options, ...(max !== undefined && { max }) };
    return (await this.#connection.readStream(stream, read)).map(storedEventOf);
  }
}

/** Names that begin with `$` are the server's own. */
function checkNames({ stream, events }: Append): void {
  const names = [stream, ...events.map(({ type }) => type)];
  if (names.some((name) => name === '' || name.startsWith('$')))
    throw new BadAppend(
      'APPEND_TEXT_NOT_STORABLE',
      'give streams and types names that are not empty and do not begin with $',
    );
}
