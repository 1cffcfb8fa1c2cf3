import type { ReleasedEntry } from '#catalogue';
import type { Journal, Row } from '../journal/journal.ts';
import type { RecallLine } from '../recall/recall-line.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import type { DeliveryState } from './delivery-state.ts';
import { entryTables } from './entry-tables.ts';

/** Days for which content is kept for a receiver that was told of it and fetches it. */
const KEEP_DAYS = 7;

/** Under which name an entry that could not be read is parked: no sink is to have it. */
const CLAIM = 'claim';

/** What the queue needs to know of a sink. */
export interface QueuedSink {
  readonly name: string;
  /** Its reader fetches the content later: it is kept after delivery until the reader says that it has it. */
  readonly fetches: boolean;
}

/** What came in, as it goes to every sink. */
export interface QueuedLine {
  readonly agency: string;
  readonly id: string;
  /** Which delivery of the event; absent for the first, and for a recall. */
  readonly delivery?: number;
  readonly kind: 'event' | 'recall';
  readonly type: string;
  /** The pairwise handle: what is of one case keeps its order. */
  readonly handle: string;
  readonly line: SinkLine | RecallLine;
}

/** One entry of the queue, without its content. */
export interface InboxEntry {
  /** Number in this queue, from 1: its address at the desk and its place in the order. */
  readonly entry: number;
  readonly agency: string;
  readonly id: string;
  /** From 2 on: it was recalled after it had been delivered, and is permitted again. Absent for the first delivery. */
  readonly delivery?: number;
  readonly kind: 'event' | 'recall' | 'unreadable';
  readonly type: string;
  readonly reference?: string;
  readonly receivedAt: string;
}

/** An entry with where it stands at each sink. */
export interface EntryAtSinks extends InboxEntry {
  readonly states: readonly {
    readonly sink: string;
    readonly state: DeliveryState;
    readonly attempts: number;
    readonly code?: string;
    readonly againAt?: string;
    readonly at: string;
  }[];
}

/**
 * What came in and waits for the sinks that are fed from here; it is taken in together with the claim's cursor, so nothing is
 * missing and nothing comes twice. What was recalled and is permitted
 * again is another delivery, an entry of its own. Content stays until every sink is done with it; agency and id stay for ever.
 */
export class EntryQueue {
  constructor(
    private readonly journal: Journal,
    private readonly sinks: readonly QueuedSink[],
  ) {
    entryTables(journal);
  }

  /** Whether any sink is fed from here. */
  get isUsed(): boolean {
    return this.sinks.length > 0;
  }

  /** Takes in what is not known yet; to be called in the transaction that moves the cursor. */
  take(lines: readonly QueuedLine[], at: string): void {
    if (!this.isUsed) return;
    for (const line of lines) this.takeOne(line, at);
  }

  /** Puts aside what the hub gave and nobody can read; the claim after which it came is where it can be asked for again. */
  parkUnreadable(count: number, claimedAfter: number, at: string): void {
    for (let index = 0; index < count; index += 1) {
      const sql = `INSERT OR IGNORE INTO inbox_entries (agency, id, kind, type, received_at, claimed_after) VALUES ('', ?, 'unreadable', '', ?, ?)`;
      if (this.journal.run(sql, `unreadable-${claimedAfter}-${index}`, at, claimedAfter) === 0) continue;
      const parked = `INSERT INTO inbox_deliveries (sink, entry, state, code, at) VALUES (?, last_insert_rowid(), 'parked', 'ENTRY_UNREADABLE', ?)`;
      this.journal.run(parked, CLAIM, at);
    }
  }

  /** Forgets what was parked as unreadable, as it is about to be claimed again; the cursor to go back to. */
  claimAgain(entry: number): number | undefined {
    const sql = `SELECT claimed_after FROM inbox_entries WHERE entry = ? AND kind = 'unreadable'`;
    const after = this.journal.one(sql, entry)?.['claimed_after'];
    if (typeof after !== 'number') return undefined;
    this.journal.transaction(() => {
      this.journal.run('DELETE FROM inbox_deliveries WHERE entry = ?', entry);
      this.journal.run('DELETE FROM inbox_entries WHERE entry = ?', entry);
    });
    return after;
  }

  /**
   * The use of these events ends: what no sink has yet is not delivered any more, by no retry, and the content goes from here.
   */
  recall(ids: readonly string[], at: string): void {
    for (const id of ids) {
      const entries = `(SELECT entry FROM inbox_entries WHERE id = ? AND kind = 'event')`;
      this.journal.run(
        `UPDATE inbox_deliveries SET state = 'recalled', again_at = NULL, at = ? WHERE state IN ('waiting', 'parked') AND entry IN ${entries}`,
        at,
        id,
      );
      this.journal.run(`UPDATE inbox_entries SET line = NULL WHERE id = ? AND kind = 'event'`, id);
    }
  }

  /** One entry by its number. */
  find(entry: number): InboxEntry | undefined {
    const row = this.journal.one('SELECT * FROM inbox_entries WHERE entry = ?', entry);
    return row && entryOf(row);
  }

  /** The content of an entry, as long as it is kept. */
  lineOf(entry: number): SinkLine | RecallLine | undefined {
    const line = this.journal.one('SELECT line FROM inbox_entries WHERE entry = ?', entry)?.['line'];
    return typeof line === 'string' ? (JSON.parse(line) as SinkLine | RecallLine) : undefined;
  }

  /** Where the entry stands at each sink. */
  statesOf(entry: number): readonly EntryAtSinks['states'][number][] {
    return this.journal
      .all('SELECT * FROM inbox_deliveries WHERE entry = ? ORDER BY sink', entry)
      .map((row) => ({
        sink: String(row['sink']),
        state: row['state'] as DeliveryState,
        attempts: Number(row['attempts']),
        ...(row['code'] !== null && { code: String(row['code']) }),
        ...(row['again_at'] !== null && { againAt: String(row['again_at']) }),
        at: String(row['at']),
      }));
  }

  /** Entries, newest first; only those in this state at any sink where one is named, and older than `before`. */
  list({
    state,
    before = Number.MAX_SAFE_INTEGER,
    max,
  }: {
    readonly state?: DeliveryState | undefined;
    readonly before?: number | undefined;
    readonly max: number;
  }): readonly EntryAtSinks[] {
    const inState =
      state === undefined ? '' : 'AND entry IN (SELECT entry FROM inbox_deliveries WHERE state = ?)';
    const sql = `SELECT * FROM inbox_entries WHERE entry < ? ${inState} ORDER BY entry DESC LIMIT ?`;
    return this.journal
      .all(sql, before, ...(state === undefined ? [max] : [state, max]))
      .map(entryOf)
      .map((entry) => ({ ...entry, states: this.statesOf(entry.entry) }));
  }

  /** At the start: for a sink that the configuration no longer names nothing waits any more. How many entries did. */
  dropForGoneSinks(at: string): number {
    const names = [CLAIM, ...this.sinks.map(({ name }) => name)];
    const sql = `UPDATE inbox_deliveries SET state = 'dropped', code = 'SINK_GONE', again_at = NULL, at = ?
      WHERE state IN ('waiting', 'parked') AND sink NOT IN (${names.map(() => '?').join(', ')})`;
    return this.journal.run(sql, at, ...names);
  }

  /** Forgets content that no sink needs any more: at once where nobody fetches it, else after the keeping time. */
  forgetDelivered(now: string): void {
    const before = new Date(Date.parse(now) - KEEP_DAYS * 86_400_000).toISOString();
    const fetching = this.sinks.filter(({ fetches }) => fetches).map(({ name }) => name);
    const marks = fetching.map(() => '?').join(', ');
    this.journal.run(
      `UPDATE inbox_entries SET line = NULL, reference = CASE WHEN received_at < ? THEN NULL ELSE reference END
       WHERE line IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM inbox_deliveries d WHERE d.entry = inbox_entries.entry
           AND (d.state IN ('waiting', 'parked') OR (d.state = 'done' AND d.sink IN (${marks}) AND d.at >= ?)))`,
      before,
      ...fetching,
      before,
    );
    const whose = 'UPDATE inbox_entries SET handle = NULL, reference = NULL WHERE reference IS NOT NULL';
    this.journal.run(`${whose} AND line IS NULL AND received_at < ?`, before);
  }

  private takeOne({ agency, id, delivery = 1, kind, type, handle, line }: QueuedLine, at: string): void {
    const sql = `INSERT OR IGNORE INTO inbox_entries (agency, id, delivery, kind, type, handle, reference, received_at, line)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    const values = [agency, id, delivery, kind, type, handle, line.reference, at, JSON.stringify(line)];
    if (this.journal.run(sql, ...values) === 0) return;
    const entry = Number(this.journal.one('SELECT last_insert_rowid() AS entry')?.['entry']);
    for (const { name } of this.sinks)
      this.journal.run(
        `INSERT INTO inbox_deliveries (sink, entry, state, at) VALUES (?, ?, 'waiting', ?)`,
        name,
        entry,
        at,
      );
  }
}

/** Whether a released entry holds what every sink needs; what does not is put aside, and the rest goes on. */
export function isReadable(entry: Partial<ReleasedEntry> | null | undefined): entry is ReleasedEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { id, agency, type, handle, fields, basis } = entry;
  const texts = [id, agency, type, handle].every((text) => typeof text === 'string' && text !== '');
  return texts && [fields, basis].every((one) => typeof one === 'object' && one !== null);
}

/** Reads an entry from its row. */
export function entryOf(row: Row): InboxEntry {
  return {
    entry: Number(row['entry']),
    agency: String(row['agency']),
    id: String(row['id']),
    ...(Number(row['delivery']) > 1 && { delivery: Number(row['delivery']) }),
    kind: row['kind'] as InboxEntry['kind'],
    type: String(row['type']),
    ...(row['reference'] !== null && { reference: String(row['reference']) }),
    receivedAt: String(row['received_at']),
  };
}
