import type { RecordedEvent } from '@eventstore/db-client';
import type { Position, StoredEvent } from '#ports';
import type { Connection, LogRead } from './connection.ts';
import { isSystemEvent, positionOf, storedEventOf } from './recorded-event.ts';

/** So many events are read at once, forwards and in search of the last one. */
const PAGE = 500;
const GLANCE = 32;

/** Our events after a position, as far as one page goes. */
export interface LogPage {
  readonly events: readonly StoredEvent[];
  /** Where to read on: the place of the last event of the page, whosever it is. */
  readonly upTo: Position;
  /** Whether that was all for now. */
  readonly ended: boolean;
}

/** The whole log without the events of the server itself, which lie between ours. */
export class WholeLog {
  readonly #connection: Connection;
  /** Our last event when somebody last looked, and up to where he looked. */
  #seen = { head: 0, upTo: 0 };

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** What comes after a position: quickly where an event of ours begins or right before one, from anywhere else slowly. */
  async page(after: Position): Promise<LogPage> {
    const recorded = await this.#recordedAfter(after);
    const later = recorded.filter((event) => positionOf(event) > after);
    const last = later.at(-1);
    return {
      events: later.filter((event) => !isSystemEvent(event)).map(storedEventOf),
      upTo: last === undefined ? after : positionOf(last),
      ended: recorded.length < PAGE,
    };
  }

  /** The place of our last event; looks no further back than it has looked before. */
  async head(): Promise<Position> {
    const { head, upTo } = this.#seen;
    let newest = upTo;
    let before: Position | undefined;
    for (;;) {
      const from = before === undefined ? ('end' as const) : at(before);
      const recorded = await this.#read(from, 'backwards', GLANCE);
      const unseen = recorded.filter((event) => positionOf(event) > upTo);
      newest = Math.max(newest, ...unseen.map(positionOf));
      const ours = unseen.find((event) => !isSystemEvent(event));
      if (ours !== undefined) return this.#found(positionOf(ours), newest);
      const lowest = lastPlaceIn(unseen);
      if (unseen.length < recorded.length || lowest === undefined || lowest === before)
        return this.#found(head, newest);
      before = lowest;
    }
  }

  /** A page that begins at the position or before; the server reads on only from where a record begins. */
  async #recordedAfter(after: Position): Promise<readonly RecordedEvent[]> {
    if (after === 0) return this.#read('start', 'forwards', PAGE);
    for (const place of [after, after + 1]) {
      const options = { from: at(place), direction: 'forwards', max: PAGE } as const;
      const recorded = await this.#connection.readLog(options);
      if (recorded !== undefined) return recorded;
    }
    return after >= (await this.head()) ? [] : this.#soughtAfter(after);
  }

  /** Looks for the page from the beginning of the log. */
  async #soughtAfter(after: Position): Promise<readonly RecordedEvent[]> {
    let recorded = await this.#read('start', 'forwards', PAGE);
    let last = lastPlaceIn(recorded);
    while (recorded.length === PAGE && last !== undefined && last <= after) {
      recorded = await this.#read(at(last), 'forwards', PAGE);
      last = lastPlaceIn(recorded);
    }
    return recorded;
  }

  async #read(from: LogRead['from'], direction: LogRead['direction'], max: number) {
    const recorded = await this.#connection.readLog({ from, direction, max });
    if (recorded === undefined) throw new Error('the log has lost a place that it told before');
    return recorded;
  }

  #found(head: Position, upTo: Position): Position {
    if (upTo >= this.#seen.upTo) this.#seen = { head: Math.max(head, this.#seen.head), upTo };
    return this.#seen.head;
  }
}

function at(position: Position): { commit: bigint; prepare: bigint } {
  return { commit: BigInt(position), prepare: BigInt(position) };
}

function lastPlaceIn(events: readonly RecordedEvent[]): Position | undefined {
  const last = events.at(-1);
  return last === undefined ? undefined : positionOf(last);
}
