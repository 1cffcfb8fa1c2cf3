/** One line of the record: its clear columns as they are stored, and what was sealed as far as a checker may open it. */
export interface LogEntry {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
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
  /** Payloads of agencies stay closed; what has no key any more is `gone`, what has one that does not open it `broken`. */
  readonly kind: 'payload' | 'fact' | 'gone' | 'broken';
  /** Salt and data of a fact; `body` is what the agency committed to, where a command of an agency caused the fact. */
  readonly content?: { readonly salt: string; readonly data: unknown; readonly body?: unknown };
}

/**
 * The invariants of docs/ARCHITECTURE.md that can be judged from the log alone, and `four eyes` where a
 * controller decided on a person's right.
 */
export type Rule = 'C1' | 'C4' | 'N2' | 'N3' | 'N4' | 'four eyes';

/** An invariant that the log breaks, and where. */
export interface Violation {
  readonly rule: Rule;
  readonly position: number;
  readonly says: string;
}

/** The data of a fact; undefined for payloads and for what could not be opened. */
export function dataOf(entry: LogEntry): unknown {
  return entry.content?.data;
}

/** A fact that can be read, with the entry that holds it. */
export type ReadFact<Data = unknown> = readonly [LogEntry, Data];

/** The facts of one type that can be read. */
export function factsIn(entries: readonly LogEntry[], type: string): readonly ReadFact[] {
  return entries.flatMap((entry) => {
    const data = entry.type === type ? dataOf(entry) : undefined;
    return data === undefined ? [] : [[entry, data] as const];
  });
}

/** The entries by stream, in the order in which the log holds them. */
export function byStream(log: readonly LogEntry[]): ReadonlyMap<string, readonly LogEntry[]> {
  const streams = new Map<string, LogEntry[]>();
  for (const entry of log) {
    const stream = streams.get(entry.stream) ?? [];
    stream.push(entry);
    streams.set(entry.stream, stream);
  }
  return streams;
}
