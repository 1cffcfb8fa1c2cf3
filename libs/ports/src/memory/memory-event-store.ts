import { checkAppend } from '../append-limits.ts';
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
} from '../event-store.ts';
import { Conflict, EventStore, PartialOverlap } from '../event-store.ts';

/** The record in memory: the twin of the durable stores for tests, with the same answers. */
export class MemoryEventStore extends EventStore {
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #sleepers = new Set<() => void>();

  async append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended> {
    return this.#append({ stream, expected, events });
  }

  async appendEach(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    return appends.map((append) => {
      try {
        const appended = this.#append(append);
        return { outcome: appended.duplicate ? 'duplicate' : 'ok', ...appended };
      } catch (error) {
        if (error instanceof Conflict) return { outcome: 'conflict', revision: error.revision };
        return { outcome: 'failed', error: error as Error };
      }
    });
  }

  async read(
    stream: string,
    { from, direction = 'forwards', max = Infinity }: Parameters<EventStore['read']>[1] = {},
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly revision: number }> {
    const all = this.#streams.get(stream) ?? [];
    const events =
      direction === 'forwards'
        ? all.filter((event) => event.revision >= (from ?? 0))
        : all.filter((event) => event.revision <= (from ?? Infinity)).reverse();
    return { events: events.slice(0, max), revision: all.length - 1 };
  }

  async readAll(
    after: Position,
    { max, filter = {} }: { readonly max: number; readonly filter?: Filter },
  ): Promise<readonly StoredEvent[]> {
    return this.#log
      .slice(Math.max(after, 0))
      .filter((event) => matches(event, filter))
      .slice(0, max);
  }

  async head(): Promise<Position> {
    return this.#log.length;
  }

  async *subscribe(
    after: Position,
    { filter = {}, signal }: { readonly filter?: Filter; readonly signal: AbortSignal },
  ): AsyncGenerator<Delivered, void> {
    let cursor = after;
    while (!signal.aborted) {
      const head = this.#log.length;
      for (const event of this.#log.slice(cursor, head)) {
        if (!matches(event, filter)) continue;
        yield { kind: 'event', event };
        if (signal.aborted) return;
      }
      cursor = Math.max(cursor, head);
      yield { kind: 'caught-up', position: cursor };
      await this.#beyond(cursor, signal);
    }
  }

  #append(append: Append): Appended {
    checkAppend(append);
    const stored = this.#streams.get(append.stream) ?? [];
    const ids = new Set(append.events.map((event) => event.id));
    const seen = stored.filter((event) => ids.has(event.id));
    if (seen.length > 0 && seen.length < ids.size) throw new PartialOverlap(append.stream);
    if (seen.length > 0) return placeOf(seen, true);
    if (!meets(append.expected, stored.length - 1)) throw new Conflict(append.stream, stored.length - 1);
    return placeOf(this.#store(append.stream, append.events, stored), false);
  }

  #store(stream: string, events: readonly NewEvent[], stored: StoredEvent[]): StoredEvent[] {
    const placed = events.map((event, ordinal) =>
      Object.freeze({
        ...event,
        sealed: Object.freeze({ ...event.sealed }),
        position: this.#log.length + ordinal + 1,
        stream,
        revision: stored.length + ordinal,
      }),
    );
    this.#log.push(...placed);
    this.#streams.set(stream, stored);
    stored.push(...placed);
    this.#sleepers.forEach((wake) => wake());
    return placed;
  }

  /** Settles when the log has grown beyond the position, or the signal aborts. */
  async #beyond(position: Position, signal: AbortSignal): Promise<void> {
    while (this.#log.length <= position && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      this.#sleepers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      await promise;
      signal.removeEventListener('abort', wake);
      this.#sleepers.delete(wake);
    }
  }
}

function placeOf(events: readonly StoredEvent[], duplicate: boolean): Appended {
  return {
    revision: Math.max(...events.map((event) => event.revision)),
    position: Math.max(...events.map((event) => event.position)),
    duplicate,
  };
}

function meets(expected: Expected, revision: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return revision === -1;
  if (expected === 'exists') return revision >= 0;
  return revision === expected.exact;
}

function matches(event: StoredEvent, { streamPrefix = '', network, types }: Filter): boolean {
  return (
    event.stream.startsWith(streamPrefix) &&
    (network === undefined || event.network === network) &&
    (types === undefined || types.includes(event.type))
  );
}
