import type { ReleasedEntry } from '#catalogue';
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

/** A link proposal addressed to this agency: the number in it is sealed to the agency's own key. */
export interface ReceivedProposal {
  /** The proposal's id: what an acceptance names. */
  readonly id: string;
  readonly proposer: string;
  readonly sealedNumber: string;
}

/** What a claim brought, once its lines are durably in the sink. */
export interface Received {
  readonly entries: readonly ReleasedEntry[];
  readonly proposals: readonly ReceivedProposal[];
  readonly next: number;
  readonly sinkBytes: number;
  readonly at: string;
}

/** Which events this agency already has, up to where it has claimed, and which link proposals are open; durable. */
export class Inbox {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
  }

  /** `next` of the last reply whose entries are durably in the sink, and the sink's size at that moment. */
  cursor(): { readonly after: number; readonly sinkBytes: number } {
    const row = this.journal.one('SELECT after, sink_bytes FROM inbox_cursor');
    return { after: Number(row?.['after']), sinkBytes: Number(row?.['sink_bytes']) };
  }

  /** Whether the event is in the sink. */
  has({ agency, id }: SinkKey): boolean {
    return this.journal.one('SELECT 1 FROM inbox_seen WHERE agency = ? AND id = ?', agency, id) !== undefined;
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
      for (const key of keys) this.see(key);
      this.journal.run('UPDATE inbox_cursor SET sink_bytes = ?', sinkBytes);
    });
  }

  /** Notes what a claim brought and moves the cursor, at once. */
  receive({ entries, proposals, next, sinkBytes, at }: Received): void {
    this.journal.transaction(() => {
      for (const entry of entries) this.see(entry);
      for (const proposal of proposals) this.keep(proposal, at);
      this.journal.run('UPDATE inbox_cursor SET after = ?, sink_bytes = ?', next, sinkBytes);
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

  private see({ agency, id }: SinkKey): void {
    this.journal.run('INSERT OR IGNORE INTO inbox_seen VALUES (?, ?)', agency, id);
  }

  private keep({ id, proposer, sealedNumber }: ReceivedProposal, at: string): void {
    const sql =
      'INSERT OR IGNORE INTO link_proposals (id, proposer, sealed_number, received_at) VALUES (?, ?, ?, ?)';
    this.journal.run(sql, id, proposer, sealedNumber, at);
  }
}
