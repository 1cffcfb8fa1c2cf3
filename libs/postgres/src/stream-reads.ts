import type { StoredEvent } from '#ports';
import type { Database } from './database.ts';
import type { EventRow } from './event-row.ts';
import { eventOf } from './event-row.ts';
import { Gathered } from './gathered.ts';

/** A stream from a revision (inclusive) to its end. */
interface Tail {
  readonly stream: string;
  readonly from: number;
}

/** Its events in order and its last revision, -1 when it is empty. */
export interface StreamRead {
  readonly events: readonly StoredEvent[];
  readonly revision: number;
}

interface Place {
  readonly ordinal: number;
  readonly last: number;
}

/** A stream without events of the tail still has one row, with its last revision alone. */
type TailRow = Place & (EventRow | { readonly position: null });

/**
 * One statement, one snapshot: no revision may be newer than its events, as decisions rest on both. OFFSET 0 keeps the planner
 * from taking the streams apart again and reading the whole table for them.
 */
const TAILS = `
  SELECT t.ordinal::int, l.last, e.* FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS t (stream, start, ordinal)
  CROSS JOIN LATERAL (SELECT coalesce(max(revision), -1) AS last FROM record.events r WHERE r.stream = t.stream) l
  LEFT JOIN LATERAL (
    SELECT * FROM record.events r WHERE r.stream = t.stream AND r.revision >= t.start ORDER BY r.revision OFFSET 0
  ) e ON true
  ORDER BY t.ordinal, e.revision`;

/** Largest group of whole streams, as nobody knows beforehand what they bring. */
const MOST_WHOLE = 8;

/**
 * Reads the ends of streams; those asked for at the same time go in one round trip. Whole streams go in groups of their own
 * and the ends of each kind of stream too, so that what is quickly read never waits behind what is not: on the end of a
 * registry rests everything else.
 */
export class StreamReads {
  readonly #whole: Gathered<Tail, StreamRead>;
  /** By the word with which the names of the streams begin. */
  readonly #tails = new Map<string, Gathered<Tail, StreamRead>>();

  constructor(private readonly database: Database) {
    this.#whole = new Gathered((group) => readTails(database, group), MOST_WHOLE);
  }

  /** The stream from a revision on. */
  tail(stream: string, from: number): Promise<StreamRead> {
    const gathered = from === 0 ? this.#whole : this.#tailsLike(stream);
    return gathered.ask({ stream, from });
  }

  #tailsLike(stream: string): Gathered<Tail, StreamRead> {
    const [kind = ''] = stream.split('-', 1);
    const known = this.#tails.get(kind);
    if (known !== undefined) return known;
    const gathered = new Gathered((group: readonly Tail[]) => readTails(this.database, group));
    this.#tails.set(kind, gathered);
    return gathered;
  }
}

async function readTails(database: Database, group: readonly Tail[]): Promise<readonly StreamRead[]> {
  const rows = await database.query<TailRow>({
    name: 'read-tails',
    text: TAILS,
    values: [group.map(({ stream }) => stream), group.map(({ from }) => from)],
  });
  const found = group.map(() => ({ events: [] as StoredEvent[], revision: -1 }));
  for (const row of rows) {
    const read = found[row.ordinal - 1];
    if (read === undefined) continue;
    read.revision = row.last;
    if (row.position !== null) read.events.push(eventOf(row));
  }
  return found;
}
