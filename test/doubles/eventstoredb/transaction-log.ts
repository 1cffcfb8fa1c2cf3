import { randomUUID } from 'node:crypto';

/** An event as it is proposed. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event in its place. */
export interface Recorded extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly created: Date;
}

/** What the writer expects of the stream. */
export type Expected = number | 'none' | 'exists' | 'any';

/** The last event of an append, or where the stream is instead. */
export type Decision = { readonly last: Recorded } | { readonly current: number };

/** After so many appends the server writes an event of its own. */
const SYSTEM_EVENT_EVERY = 3;

/**
 * The one log of the double, in memory. Positions are offsets in a file as with the real server: they grow by the size of
 * the records and have gaps. Events of the server itself lie in between.
 */
export class TransactionLog {
  readonly records: Recorded[] = [];
  readonly #streams = new Map<string, Recorded[]>();
  readonly #readers = new Set<() => void>();
  #offset = 0;
  #appends = 0;

  constructor() {
    this.#system('$settings', '$UserCreated');
  }

  stream(name: string): readonly Recorded[] {
    return this.#streams.get(name) ?? [];
  }

  /** Calls at each growth, until the returned function is called. */
  onGrowth(grown: () => void): () => void {
    this.#readers.add(grown);
    return () => void this.#readers.delete(grown);
  }

  append(stream: string, expected: Expected, events: readonly Proposed[]): Decision {
    const stored = this.stream(stream);
    const current = stored.length - 1;
    if (!meets(expected, current)) {
      const again = written(stored, expected, events);
      return again === undefined ? { current } : { last: again };
    }
    const placed = events.map((event) => this.#place(stream, event));
    this.#appends += 1;
    if (this.#appends % SYSTEM_EVENT_EVERY === 0) this.#system('$stats-127.0.0.1:2113', '$statsCollected');
    this.#readers.forEach((grown) => grown());
    const last = placed.at(-1);
    return last === undefined ? { current } : { last };
  }

  #system(stream: string, type: string): void {
    const data = Buffer.from('{}');
    this.#place(stream, { id: randomUUID(), type, contentType: 'application/json', data, metadata: data });
  }

  #place(stream: string, event: Proposed): Recorded {
    const stored = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, stored);
    this.#offset += 64 + Buffer.byteLength(stream) + (stored.length % 7);
    const placed = { ...event, stream, revision: stored.length, position: this.#offset, created: new Date() };
    this.#offset += event.data.length + event.metadata.length;
    stored.push(placed);
    this.records.push(placed);
    return placed;
  }
}

function meets(expected: Expected, current: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'none') return current === -1;
  if (expected === 'exists') return current >= 0;
  return expected === current;
}

/** The last of the events when just these were written at just this revision before: then the server calls it a success. */
function written(stored: readonly Recorded[], expected: Expected, events: readonly Proposed[]) {
  if (expected === 'exists' || expected === 'any') return undefined;
  const first = expected === 'none' ? 0 : expected + 1;
  const there = stored.slice(first, first + events.length);
  const same = there.length === events.length && there.every(({ id }, index) => id === events[index]?.id);
  return same ? there.at(-1) : undefined;
}
