import { setTimeout as pause } from 'node:timers/promises';
import type {
  EventStoreDBClient,
  Filter,
  Position,
  RecordedEvent,
  StreamingRead,
} from '@eventstore/db-client';
import type { EventData } from '@eventstore/db-client';
import { blame, isPassing, isWrongArgument, kindOf } from './outage.ts';
import type { OurEvent } from './recorded-event.ts';

/** How long an answer may take; half-open connections end by it. */
const ANSWER_MS = 15_000;

/** Waits before a call is made again: where one call of a client finds its server gone, others that are under way fail with it. */
const AGAIN_MS: readonly number[] = [20, 200];

/** How a stream is read. */
export interface StreamRead {
  readonly from?: number;
  readonly direction: 'forwards' | 'backwards';
  readonly max?: number;
}

/** How the whole log is read; from the position of an event, forwards with it and backwards without. */
export interface LogRead {
  readonly from: Position | 'start' | 'end';
  readonly direction: 'forwards' | 'backwards';
  readonly max: number;
}

/** What became of an append at an exact revision. */
export type Written = { readonly revision: number } | { readonly movedTo: number };

/** The client cannot make anything of the connection string, which is not repeated: it may hold a password. */
export class BadConnectionString extends Error {
  constructor() {
    super('give an address like esdb://host:port?tls=true, with options and files that are there');
    this.name = 'BadConnectionString';
  }
}

/** What the client keeps for itself and we need all the same. */
interface Inside {
  supports: () => Promise<boolean>;
  getChannel: () => Promise<{ close(): void }>;
}

/** EventStoreDB over gRPC, reduced to what the record needs, always at the leader. What the world does wrong is `StoreUnavailable`. */
export class Connection {
  readonly #client: EventStoreDBClient;
  /** Has a channel of its own, as its subscription lasts and breaks. */
  readonly #watcher: EventStoreDBClient;
  readonly #filter: Filter;
  readonly onTrouble: (error: Error) => void;

  private constructor(
    clients: readonly [EventStoreDBClient, EventStoreDBClient],
    filter: Filter,
    onTrouble: (error: Error) => void,
  ) {
    [this.#client, this.#watcher] = clients;
    this.#filter = filter;
    this.onTrouble = onTrouble;
  }

  /** Loads the client, for which a hub on PostgreSQL has no use; nothing is sent yet. Throws {@link BadConnectionString}. */
  static async to(connectionString: string, onTrouble: (error: Error) => void): Promise<Connection> {
    const { EventStoreDBClient: Client, excludeSystemEvents } = await import('@eventstore/db-client');
    const client = parsed(() => Client.connectionString(connectionString));
    const watcher = parsed(() => Client.connectionString(connectionString));
    // The batch call finds whose answer it got in one table for all clients of the process, and breaks on answers to
    // questions given up; the plain call has its own deadline.
    inside(client).supports = async () => false;
    return new Connection([client, watcher], excludeSystemEvents(), onTrouble);
  }

  /** Appends after a revision, -1 for an empty stream; or tells where the stream is instead. Trying again is safe at an exact revision. */
  async append(stream: string, revision: number, events: readonly EventData<OurEvent>[]): Promise<Written> {
    const expectedRevision = revision === -1 ? 'no_stream' : BigInt(revision);
    const options = { expectedRevision, requiresLeader: true } as const;
    try {
      const answer = await insisting(() => inTime(this.#client.appendToStream(stream, [...events], options)));
      const last = Number(answer.nextExpectedRevision);
      return answer.success ? { revision: last } : { movedTo: last };
    } catch (error) {
      if (kindOf(error) !== 'wrong-expected-version') throw blame(error);
      const { actualVersion } = error as Error & { actualVersion: bigint | 'no_stream' };
      return { movedTo: actualVersion === 'no_stream' ? -1 : Number(actualVersion) };
    }
  }

  /** The events of a stream; none when there is no such stream. */
  async readStream(stream: string, { from, direction, max }: StreamRead): Promise<readonly RecordedEvent[]> {
    const end = direction === 'forwards' ? 'start' : 'end';
    const options = {
      direction,
      fromRevision: from === undefined ? end : BigInt(from),
      ...(max !== undefined && { maxCount: max }),
      requiresLeader: true,
    } as const;
    try {
      return await insisting(() => collected(this.#client.readStream(stream, options)));
    } catch (error) {
      if (kindOf(error) === 'stream-not-found') return [];
      throw blame(error);
    }
  }

  /** Events of the whole log, those of the server itself among them; undefined when no event has the position to read from. */
  async readLog({ from, direction, max }: LogRead): Promise<readonly RecordedEvent[] | undefined> {
    const options = { direction, fromPosition: from, maxCount: max, requiresLeader: true } as const;
    try {
      return await insisting(() => collected(this.#client.readAll(options)));
    } catch (error) {
      if (isWrongArgument(error) && typeof from === 'object') return undefined;
      throw blame(error);
    }
  }

  /** Calls at each event of ours that comes, until the signal aborts (settles) or the subscription breaks (rejects). */
  async watch(grew: (commit: number) => void, signal: AbortSignal): Promise<void> {
    const subscription = this.#watcher.subscribeToAll({ fromPosition: 'end', filter: this.#filter });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    subscription.on('error', reject);
    subscription.on('end', () => reject(new Error('the server ended the subscription')));
    subscription.on('data', ({ event }) => {
      if (event !== undefined) grew(Number(event.position.commit));
    });
    const abort = () => resolve();
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', abort);
      await subscription.unsubscribe().catch(this.onTrouble);
    }
  }

  /** Gives up what is under way and closes the channels. */
  async close(): Promise<void> {
    for (const client of [this.#client, this.#watcher]) {
      await client.dispose();
      (await inside(client).getChannel()).close();
    }
  }
}

function inside(client: EventStoreDBClient): Inside {
  return client as unknown as Inside;
}

function parsed(parse: () => EventStoreDBClient): EventStoreDBClient {
  try {
    return parse();
  } catch {
    throw new BadConnectionString();
  }
}

/** Makes a call again, shortly, that found no server or another one. */
async function insisting<T>(call: () => Promise<T>): Promise<T> {
  for (const wait of AGAIN_MS) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(wait);
    }
  }
  return call();
}

async function collected(
  read: StreamingRead<{ readonly event?: RecordedEvent }>,
): Promise<readonly RecordedEvent[]> {
  // The call behind the read may break once more when we have turned away.
  read.on('error', () => undefined);
  const late = setTimeout(() => read.destroy(new Error('no answer in time')), ANSWER_MS);
  const events: RecordedEvent[] = [];
  try {
    for await (const { event } of read) if (event !== undefined) events.push(event);
    return events;
  } finally {
    clearTimeout(late);
    if (!read.readableEnded) await read.cancel();
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const settled = new AbortController();
  const late = pause(ANSWER_MS, undefined, { signal: settled.signal });
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late.then(() => Promise.reject(new Error('no answer in time')))]);
  } finally {
    settled.abort();
  }
}
