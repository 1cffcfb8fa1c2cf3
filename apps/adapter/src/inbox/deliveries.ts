import type { Journal, Row } from '../journal/journal.ts';
import type { RecallLine } from '../recall/recall-line.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import type { InboxEntry } from './entry-queue.ts';
import { entryOf } from './entry-queue.ts';

/** An entry that waits for one sink, with its content. */
export interface WaitingEntry extends InboxEntry {
  readonly attempts: number;
  readonly line: SinkLine | RecallLine;
}

/**
 * What may be tried at one sink, whose name is given twice: the first of each case that waits, if its content is here. Found in
 * one walk over what waits: asked entry by entry, the time for it would grow with its square.
 */
const FIRST_OF_CASES = `(
    SELECT min(w.entry) AS first FROM inbox_deliveries w INDEXED BY inbox_deliveries_open
    CROSS JOIN inbox_entries c USING (entry) WHERE w.sink = ? AND w.state = 'waiting' GROUP BY c.handle)
  CROSS JOIN inbox_deliveries d ON d.sink = ? AND d.entry = first
  CROSS JOIN inbox_entries e ON e.entry = first AND e.line IS NOT NULL`;

/** What waits for one sink, and what became of it; the sink acts first, then its mark is moved here. */
export class Deliveries {
  constructor(
    private readonly journal: Journal,
    private readonly sink: string,
  ) {}

  /** What waits behind this number, in order. */
  waiting(after: number, max: number): readonly WaitingEntry[] {
    const sql = `SELECT e.*, d.attempts AS attempts
      FROM inbox_deliveries d INDEXED BY inbox_deliveries_open CROSS JOIN inbox_entries e USING (entry)
      WHERE d.sink = ? AND d.state = 'waiting' AND d.entry > ? AND e.line IS NOT NULL ORDER BY d.entry LIMIT ?`;
    return this.journal.all(sql, this.sink, after, max).map(waitingOf);
  }

  /** What may be tried now: the first of each case that still waits, so nothing overtakes in its case. */
  due(now: string, max: number): readonly WaitingEntry[] {
    const sql = `SELECT e.*, d.attempts AS attempts FROM ${FIRST_OF_CASES}
      WHERE coalesce(d.again_at, '') <= ? ORDER BY first LIMIT ?`;
    return this.journal.all(sql, this.sink, this.sink, now, max).map(waitingOf);
  }

  /** Whether an entry still waits: a recall may have come since it was read. */
  waits(entry: number): boolean {
    const sql = `SELECT 1 FROM inbox_deliveries WHERE sink = ? AND entry = ? AND state = 'waiting'`;
    return this.journal.one(sql, this.sink, entry) !== undefined;
  }

  /** The earliest instant at which something is due, if anything waits. */
  nextAt(): string | undefined {
    const sql = `SELECT min(coalesce(d.again_at, '')) AS at FROM ${FIRST_OF_CASES}`;
    const at = this.journal.one(sql, this.sink, this.sink)?.['at'];
    return typeof at === 'string' ? at : undefined;
  }

  /** When the oldest entry came that still waits. */
  waitingSince(): string | undefined {
    const sql = `SELECT e.received_at AS at FROM inbox_deliveries d INDEXED BY inbox_deliveries_open
      CROSS JOIN inbox_entries e USING (entry) WHERE d.sink = ? AND d.state = 'waiting' ORDER BY d.entry LIMIT 1`;
    const at = this.journal.one(sql, this.sink)?.['at'];
    return typeof at === 'string' ? at : undefined;
  }

  /** How many there are in each state. */
  counts(): Readonly<Record<string, number>> {
    const sql = 'SELECT state, count(*) AS n FROM inbox_deliveries WHERE sink = ? GROUP BY state';
    return Object.fromEntries(
      this.journal.all(sql, this.sink).map((row) => [String(row['state']), Number(row['n'])]),
    );
  }

  /** These are in the sink. */
  done(entries: readonly number[], at: string): void {
    this.journal.transaction(() => {
      for (const entry of entries) this.move(entry, 'done', null, at);
    });
  }

  /** These were given to who reads. */
  given(entries: readonly number[]): void {
    const sql = `UPDATE inbox_deliveries SET attempts = 1 WHERE sink = ? AND entry = ? AND state = 'waiting' AND attempts = 0`;
    this.journal.transaction(() => {
      for (const entry of entries) this.journal.run(sql, this.sink, entry);
    });
  }

  /** Everything up to this number that was given, and was not set back since, was taken by who reads; how many that were. */
  doneUpTo(entry: number, at: string): number {
    const sql = `UPDATE inbox_deliveries SET state = 'done', at = ? WHERE sink = ? AND entry <= ? AND state = 'waiting' AND attempts > 0`;
    return this.journal.run(sql, at, this.sink, entry);
  }

  /** It did not work this time. */
  later(entry: number, againAt: string, code: string): void {
    const sql = `UPDATE inbox_deliveries SET attempts = attempts + 1, again_at = ?, code = ? WHERE sink = ? AND entry = ? AND state = 'waiting'`;
    this.journal.run(sql, againAt, code, this.sink, entry);
  }

  /** Given up, with the reason; the rest goes on. */
  park(entry: number, code: string, at: string): void {
    this.move(entry, 'parked', code, at);
  }

  /** Has it tried again at once; whether there was anything to try. */
  retry(entry: number, at: string): boolean {
    const sql = `UPDATE inbox_deliveries SET state = 'waiting', attempts = 0, again_at = NULL, code = NULL, at = ?
      WHERE sink = ? AND entry = ? AND state IN ('waiting', 'parked')
        AND entry IN (SELECT entry FROM inbox_entries WHERE line IS NOT NULL)`;
    return this.journal.run(sql, at, this.sink, entry) > 0;
  }

  /** Has everything that waits, is parked, or was delivered since an instant and is still kept tried again; how many. */
  replay(since: string | undefined, at: string): number {
    const open = `state IN ('waiting', 'parked')`;
    const which =
      since === undefined
        ? open
        : `(${open} OR (state = 'done' AND entry IN (SELECT entry FROM inbox_entries WHERE received_at >= ?)))`;
    const sql = `UPDATE inbox_deliveries SET state = 'waiting', attempts = 0, again_at = NULL, code = NULL, at = ?
      WHERE sink = ? AND ${which} AND entry IN (SELECT entry FROM inbox_entries WHERE line IS NOT NULL)`;
    return this.journal.run(sql, at, this.sink, ...(since === undefined ? [] : [since]));
  }

  /** A person decided that this sink is not to have it; whether it was still open. */
  drop(entry: number, at: string): boolean {
    return this.move(entry, 'dropped', 'DROPPED_HERE', at);
  }

  private move(entry: number, state: string, code: string | null, at: string): boolean {
    const sql = `UPDATE inbox_deliveries SET state = ?, code = ?, again_at = NULL, at = ? WHERE sink = ? AND entry = ? AND state IN ('waiting', 'parked')`;
    return this.journal.run(sql, state, code, at, this.sink, entry) > 0;
  }
}

function waitingOf(row: Row): WaitingEntry {
  const line = JSON.parse(String(row['line'])) as SinkLine | RecallLine;
  return { ...entryOf(row), attempts: Number(row['attempts']), line };
}
