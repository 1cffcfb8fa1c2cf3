import type { Journal } from '../journal/journal.ts';
import type { SinkKey } from '../sink/json-lines-sink.ts';

const TABLES = [
  'CREATE TABLE IF NOT EXISTS inbox_seen (agency TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (agency, id)) STRICT, WITHOUT ROWID',
  `CREATE TABLE IF NOT EXISTS inbox_cursor (
    only INTEGER PRIMARY KEY CHECK (only = 1), after INTEGER NOT NULL, sink_bytes INTEGER NOT NULL
  ) STRICT`,
  'INSERT OR IGNORE INTO inbox_cursor VALUES (1, 0, 0)',
  `CREATE TABLE IF NOT EXISTS link_proposals (
    id TEXT PRIMARY KEY, proposer TEXT NOT NULL, sealed_number TEXT NOT NULL, received_at TEXT NOT NULL, answered INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID`,
];

/** What was noted of received events later than the rest. */
const COLUMNS = [
  ['delivery', 'INTEGER NOT NULL DEFAULT 1'],
  ['released_at', 'TEXT'],
  ['claimed_after', 'INTEGER'],
  ['ended_at', 'TEXT'],
] as const;

/** A link proposal addressed to this agency: the number in it is sealed to the agency's own key. */
export interface ReceivedProposal {
  /** The proposal's id: what an acceptance names. */
  readonly id: string;
  readonly proposer: string;
  readonly sealedNumber: string;
}

/** Which delivery of an event this is, counted from 1: what was recalled and comes again is another one. */
export interface Arrival {
  readonly delivery: number;
  /** Whether the sinks do not have it yet. */
  readonly isNew: boolean;
}

/** An event that came, and which delivery of it that was. */
type Arrived = SinkKey & Pick<Arrival, 'delivery'>;

/** What a claim brought, once its lines are durably in the sink. */
export interface Received {
  /** All that can be read, also what was known before. */
  readonly entries: readonly Arrived[];
  /** When the hub decided that it may leave. */
  readonly releasedAt: string;
  readonly proposals: readonly ReceivedProposal[];
  readonly next: number;
  readonly sinkBytes: number;
  readonly at: string;
}

/** Which events this agency already has, up to where it has claimed, and which link proposals are open; durable. */
export class Inbox {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
    const known = journal.all('PRAGMA table_info (inbox_seen)').map(({ name }) => name);
    for (const [name, type] of COLUMNS)
      if (!known.includes(name)) journal.run(`ALTER TABLE inbox_seen ADD COLUMN ${name} ${type}`);
  }

  /** `next` of the last reply whose entries are durably in the sink, and the sink's size at that moment. */
  cursor(): { readonly after: number; readonly sinkBytes: number } {
    const row = this.journal.one('SELECT after, sink_bytes FROM inbox_cursor');
    return { after: Number(row?.['after']), sinkBytes: Number(row?.['sink_bytes']) };
  }

  /** Whether the event was ever in the sink. */
  has({ agency, id }: SinkKey): boolean {
    return this.journal.one('SELECT 1 FROM inbox_seen WHERE agency = ? AND id = ?', agency, id) !== undefined;
  }

  /** What an event is that was released at this instant: what was released after its recall is a delivery of its own. */
  arrivalOf({ agency, id }: SinkKey, releasedAt: string): Arrival {
    const sql = 'SELECT delivery, ended_at FROM inbox_seen WHERE agency = ? AND id = ?';
    const row = this.journal.one(sql, agency, id);
    if (row === undefined) return { delivery: 1, isNew: true };
    const { delivery, ended_at: endedAt } = row;
    const isNew = typeof endedAt === 'string' && releasedAt >= endedAt;
    return { delivery: Number(delivery) + (isNew ? 1 : 0), isNew };
  }

  /** How many events were ever received; a link proposal is none. */
  count(): number {
    const sql = 'SELECT count(*) AS n FROM inbox_seen WHERE id NOT IN (SELECT id FROM link_proposals)';
    return Number(this.journal.one(sql)?.['n']);
  }

  /** How many link proposals were ever received. */
  proposals(): number {
    return Number(this.journal.one('SELECT count(*) AS n FROM link_proposals')?.['n']);
  }

  /** After a crash between sink and cursor: the lines that are in the sink already are noted, so they are not written again. */
  noteInSink(keys: readonly SinkKey[], sinkBytes: number): void {
    this.journal.transaction(() => {
      for (const { delivery = 1, ...key } of keys) this.see({ ...key, delivery });
      this.journal.run('UPDATE inbox_cursor SET sink_bytes = ?', sinkBytes);
    });
  }

  /** Notes what a claim brought and moves the cursor, at once. */
  receive({ entries, releasedAt, proposals, next, sinkBytes, at }: Received): void {
    this.journal.transaction(() => {
      const { after } = this.cursor();
      for (const entry of entries) this.see(entry, { releasedAt, after });
      for (const proposal of proposals) this.keep(proposal, at);
      this.journal.run('UPDATE inbox_cursor SET after = ?, sink_bytes = ?', next, sinkBytes);
    });
  }

  /**
   * The use of these events ends: of what is released later each comes as another delivery. What was released later and came
   * before this was known is asked for again.
   */
  end(ids: readonly string[], openedAt: string): void {
    const ended = `UPDATE inbox_seen SET ended_at = max(coalesce(ended_at, ''), ?) WHERE id = ?`;
    const later = 'SELECT min(claimed_after) AS after FROM inbox_seen WHERE id = ? AND released_at >= ?';
    this.journal.transaction(() => {
      for (const id of ids) {
        this.journal.run(ended, openedAt, id);
        const after = this.journal.one(later, id, openedAt)?.['after'];
        if (typeof after === 'number') this.goBackTo(after);
      }
    });
  }

  /**
   * The hub's record goes on from an earlier position. It numbers its answers by the record, so what it shows from there on
   * is claimed anew; what is in the sink already is known by its id.
   */
  goBackTo(position: number): void {
    this.journal.run('UPDATE inbox_cursor SET after = min(after, ?)', position);
  }

  /** Link proposals that were not answered yet, oldest first. */
  openProposals(): readonly ReceivedProposal[] {
    const sql =
      'SELECT id, proposer, sealed_number FROM link_proposals WHERE answered = 0 ORDER BY received_at, id';
    return this.journal.all(sql).map((row) => ({
      id: String(row['id']),
      proposer: String(row['proposer']),
      sealedNumber: String(row['sealed_number']),
    }));
  }

  /** The proposal was answered with an acceptance. */
  answered(proposalId: string): void {
    this.journal.run('UPDATE link_proposals SET answered = 1 WHERE id = ?', proposalId);
  }

  /** Forgets what the adapter holds of these link proposals; the ids of those that there were. */
  dropProposals(ids: readonly string[]): readonly string[] {
    const sql = `UPDATE link_proposals SET sealed_number = '', answered = 1 WHERE id = ?`;
    return ids.filter((id) => this.journal.run(sql, id) > 0);
  }

  private see(
    { agency, id, delivery }: Arrived,
    from?: { readonly releasedAt: string; readonly after: number },
  ): void {
    this.journal.run(SEEN, agency, id, delivery, from?.releasedAt ?? null, from?.after ?? null);
  }

  private keep({ id, proposer, sealedNumber }: ReceivedProposal, at: string): void {
    const sql =
      'INSERT OR IGNORE INTO link_proposals (id, proposer, sealed_number, received_at) VALUES (?, ?, ?, ?)';
    this.journal.run(sql, id, proposer, sealedNumber, at);
  }
}

/** A further delivery begins what a recall had ended; of several releases the latest one is noted. */
const SEEN = `INSERT INTO inbox_seen (agency, id, delivery, released_at, claimed_after) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    ended_at = CASE WHEN excluded.delivery > delivery THEN NULL ELSE ended_at END,
    delivery = max(delivery, excluded.delivery),
    released_at = coalesce(excluded.released_at, released_at),
    claimed_after = coalesce(excluded.claimed_after, claimed_after)`;
