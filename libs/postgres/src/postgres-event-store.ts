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
import { Conflict, EventStore, PartialOverlap, StoreUnavailable } from '#ports';
import { APPEND, appendArguments } from './append-arguments.ts';
import type { Database } from './database.ts';
import type { EventRow } from './event-row.ts';
import { conditionsOf, eventOf } from './event-row.ts';
import { GroupCommit } from './group-commit.ts';
import type { LogStep } from './log-tail.ts';
import { LogTail, PAGE } from './log-tail.ts';
import { LogWatch } from './log-watch.ts';
import { follow } from './follow.ts';
import { StreamReads } from './stream-reads.ts';

interface OutcomeRow {
  readonly ordinal: number;
  readonly outcome: 'ok' | 'duplicate' | 'overlap' | 'conflict';
  readonly last_revision: number;
  readonly last_position: Position;
}

interface NoEventRow {
  readonly position: null;
}

/** The record in PostgreSQL: dense positions from one append function under a lock, a group of appends per transaction. */
export class PostgresEventStore extends EventStore {
  readonly #database: Database;
  readonly #groups = new GroupCommit((group) => this.#commit(group));
  readonly #watch: LogWatch;
  readonly #tail = new LogTail((after, max) => this.#next(after, max));
  readonly #reads: StreamReads;

  constructor(database: Database) {
    super();
    this.#database = database;
    this.#watch = new LogWatch(database);
    this.#reads = new StreamReads(database);
  }

  async append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended> {
    const outcome = await this.#groups.submit({ stream, expected, events });
    if (outcome.outcome === 'failed') throw outcome.error;
    if (outcome.outcome === 'conflict') throw new Conflict(stream, outcome.revision);
    const { revision, position } = outcome;
    return { revision, position, duplicate: outcome.outcome === 'duplicate' };
  }

  appendEach(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    return Promise.all(appends.map((append) => this.#groups.submit(append)));
  }

  async read(
    stream: string,
    { from, direction = 'forwards', max }: Parameters<EventStore['read']>[1] = {},
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly revision: number }> {
    if (direction === 'forwards' && max === undefined) return this.#reads.tail(stream, from ?? 0);
    const [order, side, start] = direction === 'forwards' ? ['ASC', '>=', 0] : ['DESC', '<=', MAX_REVISION];
    // One statement, one snapshot: the revision must never be newer than the events, as decisions rest on both.
    const rows = await this.#database.query<{ readonly last: number } & (EventRow | NoEventRow)>({
      name: `read-${direction}`,
      text: `
        SELECT l.last, e.* FROM (SELECT coalesce(max(revision), -1) AS last FROM record.events WHERE stream = $1) l
        LEFT JOIN (SELECT * FROM record.events WHERE stream = $1 AND revision ${side} $2
          ORDER BY revision ${order} LIMIT $3) e ON true
        ORDER BY e.revision ${order}`,
      values: [stream, from ?? start, max],
    });
    return {
      events: rows.filter((row) => isEvent(row)).map((row) => eventOf(row)),
      revision: rows[0]?.last ?? -1,
    };
  }

  readAll(
    after: Position,
    { max, filter = {} }: { readonly max: number; readonly filter?: Filter },
  ): Promise<readonly StoredEvent[]> {
    return this.#page(after, undefined, max, filter);
  }

  async head(): Promise<Position> {
    const rows = await this.#database.query<{ readonly head: Position }>({
      name: 'head',
      text: 'SELECT coalesce(max(position), 0) AS head FROM record.events',
    });
    return rows[0]?.head ?? 0;
  }

  subscribe(
    after: Position,
    { filter = {}, signal }: { readonly filter?: Filter; readonly signal: AbortSignal },
  ): AsyncIterable<Delivered> {
    const isAll = Object.keys(filter).length === 0;
    const step = (from: Position) => (isAll ? this.#tail.step(from) : this.#step(from, filter));
    return follow({ step, trouble: this.#database.onTrouble }, this.#watch, after, signal);
  }

  /** All up to the head is there when the head is seen. */
  async #step(after: Position, filter: Filter): Promise<LogStep> {
    const head = await this.head();
    const events = head > after ? await this.#page(after, head, PAGE, filter) : [];
    const last = events.at(-1);
    return { events, head, upTo: last !== undefined && events.length === PAGE ? last.position : head };
  }

  /** The next events of the whole log. */
  async #next(after: Position, max: number): Promise<readonly StoredEvent[]> {
    const rows = await this.#database.query<EventRow>({
      name: 'next-events',
      text: 'SELECT * FROM record.events WHERE position > $1 ORDER BY position LIMIT $2',
      values: [after, max],
    });
    return rows.map(eventOf);
  }

  async #page(
    after: Position,
    upTo: Position | undefined,
    max: number,
    filter: Filter,
  ): Promise<readonly StoredEvent[]> {
    const values: unknown[] = [after, max];
    const end = upTo === undefined ? '' : `AND position <= $${values.push(upTo)}`;
    const rows = await this.#database.query<EventRow>({
      text: `SELECT * FROM record.events WHERE position > $1 ${end} ${conditionsOf(filter, values)} ORDER BY position LIMIT $2`,
      values,
    });
    return rows.map(eventOf);
  }

  async #commit(group: readonly Append[]): Promise<readonly AppendOutcome[]> {
    try {
      const rows = await this.#database.query<OutcomeRow>({
        name: 'append',
        text: APPEND,
        values: appendArguments(group),
      });
      const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
      return group.map(({ stream }, ordinal) => outcomeOf(stream, byOrdinal.get(ordinal)));
    } catch (error) {
      if (error instanceof StoreUnavailable || group.length === 1) throw error;
      // One of them is not storable: alone, it harms nobody else.
      return this.#commitOneByOne(group);
    }
  }

  async #commitOneByOne(group: readonly Append[]): Promise<readonly AppendOutcome[]> {
    const outcomes: AppendOutcome[] = [];
    for (const append of group) {
      const alone = await this.#commit([append]).catch((error: Error) => [
        { outcome: 'failed' as const, error },
      ]);
      outcomes.push(...alone);
    }
    return outcomes;
  }
}

const MAX_REVISION = 2 ** 31 - 1;

/** An empty result still has one row, with the revision alone. */
function isEvent(row: EventRow | NoEventRow): row is EventRow {
  return row.position !== null;
}

function outcomeOf(stream: string, row: OutcomeRow | undefined): AppendOutcome {
  if (row === undefined) return { outcome: 'failed', error: new Error('the store gave no outcome') };
  if (row.outcome === 'conflict') return { outcome: 'conflict', revision: row.last_revision };
  if (row.outcome === 'overlap') return { outcome: 'failed', error: new PartialOverlap(stream) };
  const { outcome, last_revision: revision, last_position: position } = row;
  return { outcome, revision, position, duplicate: outcome === 'duplicate' };
}
