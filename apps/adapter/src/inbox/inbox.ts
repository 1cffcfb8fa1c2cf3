import type { Journal } from '../journal/journal.ts';
import type { SinkKey, SinkNote } from '../sink/json-lines-sink.ts';
import type { Release, UseEnd } from './release-order.ts';
import { isAfter } from './release-order.ts';

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
  ['answer', 'INTEGER'],
  ['claimed_after', 'INTEGER'],
  ['ended_at', 'TEXT'],
  ['ended_position', 'INTEGER'],
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
interface Arrived extends Pick<SinkKey, 'agency' | 'id'>, Pick<Arrival, 'delivery'> {
  /** A recall that its release did not know: no sink has it. */
  readonly ended?: UseEnd;
}

/** What a claim brought, once its lines are durably in the sink. */
export interface Received extends Release {
  /** All that can be read, also what was known before. */
  readonly entries: readonly Arrived[];
  readonly proposals: readonly ReceivedProposal[];
  readonly sinkBytes: number;
  readonly at: string;
}

/** Which events this agency already has, up to where it has claimed, and which link proposals are open; durable. */
export class Inbox {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
    const known = journal.all('PRAGMA table_info (inbox_seen)').map(({ name }) => name);
    const missing = COLUMNS.filter(([name]) => !known.includes(name));
    if (missing.length === 0) return;
    journal.transaction(() => {
      for (const [name, type] of missing) journal.run(`ALTER TABLE inbox_seen ADD COLUMN ${name} ${type}`);
      if (missing.some(([name]) => name === 'ended_at')) this.endRecalledEarlier();
    });
  }

  /** A journal of an earlier version: what was recalled there has ended, so that it comes again when it is permitted again. */
  private endRecalledEarlier(): void {
    const recalls = `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'recall_events'`;
    if (this.journal.one(recalls) !== undefined) this.journal.run(RECALLED_EARLIER);
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

  /** What an event is that comes with this release: what was released after its recall is a delivery of its own. */
  arrivalOf({ agency, id }: SinkKey, release: Release): Arrival {
    const sql = 'SELECT delivery, ended_at, ended_position FROM inbox_seen WHERE agency = ? AND id = ?';
    const row = this.journal.one(sql, agency, id);
    if (row === undefined) return { delivery: 1, isNew: true };
    const { delivery, ended_at: openedAt, ended_position: place } = row;
    const position = typeof place === 'number' && { position: place };
    const isNew = typeof openedAt === 'string' && isAfter(release, { openedAt, ...position });
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

  /**
   * After a crash between sink and cursor, or the loss of the journal: the lines that are in the sink already are noted in their
   * order, so they are not written again. What a recall among them ended is another delivery when it comes: what is claimed from
   * here on was decided after it.
   */
  noteInSink(notes: readonly SinkNote[], sinkBytes: number): void {
    this.journal.transaction(() => {
      for (const note of notes) {
        if ('ended' in note) for (const id of note.ended) this.journal.run(ENDED_IN_SINK, id);
        else this.see({ ...note, delivery: note.delivery ?? 1 });
      }
      this.journal.run('UPDATE inbox_cursor SET sink_bytes = ?', sinkBytes);
    });
  }

  /** Notes what a claim brought and moves the cursor, at once. */
  receive({ entries, releasedAt, next, proposals, sinkBytes, at }: Received): void {
    this.journal.transaction(() => {
      const { after } = this.cursor();
      for (const entry of entries) this.see(entry, { releasedAt, next, after });
      for (const proposal of proposals) this.keep(proposal, at);
      this.journal.run('UPDATE inbox_cursor SET after = ?, sink_bytes = ?', next, sinkBytes);
    });
  }

  /**
   * The use of these events ends: of what is released later each comes as another delivery. What was released later and came
   * before this was known is asked for again. Of what is to be erased it is not kept when it came.
   */
  end(ids: readonly string[], end: UseEnd, kind: 'stop-using' | 'erase'): void {
    this.journal.transaction(() => {
      for (const id of ids) {
        this.journal.run(ENDED, end.openedAt, end.position ?? null, id);
        for (const after of this.cameLater(id, end)) this.goBackTo(after);
        if (kind === 'erase') this.journal.run(WHEN_FORGOTTEN, id);
      }
    });
  }

  /** Claims anew what the hub shows from there on; what is in the sink already is known by its id. */
  goBackTo(position: number): void {
    this.journal.run('UPDATE inbox_cursor SET after = min(after, ?)', position);
  }

  /**
   * The hub's record goes on from an earlier position. It numbers its answers by the record, so what it shows from there on
   * is claimed anew, and no number behind that place orders anything any more.
   */
  renumbered(since: number): void {
    this.journal.transaction(() => {
      this.goBackTo(since);
      for (const column of ['answer', 'ended_position'])
        this.journal.run(`UPDATE inbox_seen SET ${column} = NULL WHERE ${column} > ?`, since);
    });
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

  /** After which claims an event came whose use ended before. */
  private cameLater(id: string, { openedAt, position }: UseEnd): readonly number[] {
    const sql = `SELECT released_at, answer, claimed_after FROM inbox_seen
      WHERE id = ? AND released_at IS NOT NULL AND claimed_after IS NOT NULL`;
    return this.journal.all(sql, id).flatMap((row) => {
      const [releasedAt, after] = [String(row['released_at']), Number(row['claimed_after'])];
      const next = row['answer'];
      // Of what came before answers were noted only the instants tell the order.
      const end = { openedAt, ...(position !== undefined && typeof next === 'number' && { position }) };
      return isAfter({ releasedAt, next: Number(next) }, end) ? [after] : [];
    });
  }

  private see({ agency, id, delivery, ended }: Arrived, from?: Release & { readonly after: number }): void {
    const release = ended === undefined ? from : undefined;
    const when = [release?.releasedAt ?? null, release?.next ?? null, release?.after ?? null] as const;
    const end = [ended?.openedAt ?? null, ended?.position ?? null] as const;
    this.journal.run(SEEN, agency, id, delivery, ...when, ...end);
  }

  private keep({ id, proposer, sealedNumber }: ReceivedProposal, at: string): void {
    const sql =
      'INSERT OR IGNORE INTO link_proposals (id, proposer, sealed_number, received_at) VALUES (?, ?, ?, ?)';
    this.journal.run(sql, id, proposer, sealedNumber, at);
  }
}

/** Of several recalls the last one counts; one without a place is ordered by the clock, and so is what it joins. */
const ENDED = `UPDATE inbox_seen SET ended_at = max(coalesce(ended_at, ''), ?1),
    ended_position = CASE WHEN ?2 IS NULL THEN NULL ELSE max(coalesce(ended_position, 0), ?2) END
  WHERE id = ?3`;

const ENDED_IN_SINK = `UPDATE inbox_seen SET ended_at = coalesce(ended_at, '') WHERE id = ?`;

const WHEN_FORGOTTEN =
  'UPDATE inbox_seen SET released_at = NULL, answer = NULL, claimed_after = NULL WHERE id = ?';

const RECALLED_EARLIER = `UPDATE inbox_seen SET ended_at = (
    SELECT max(r.opened_at) FROM recall_events e JOIN recalls r ON r.recall = e.recall
    WHERE e.id = inbox_seen.id AND r.kind IN ('stop-using', 'erase'))
  WHERE id IN (SELECT id FROM recall_events)`;

/** A further delivery begins what a recall had ended; of several releases the latest one is noted. */
const SEEN = `INSERT INTO inbox_seen (agency, id, delivery, released_at, answer, claimed_after, ended_at, ended_position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    ended_at = CASE WHEN excluded.delivery > delivery THEN NULL ELSE ended_at END,
    ended_position = CASE WHEN excluded.delivery > delivery THEN NULL ELSE ended_position END,
    delivery = max(delivery, excluded.delivery),
    released_at = coalesce(excluded.released_at, released_at),
    answer = coalesce(excluded.answer, answer),
    claimed_after = coalesce(excluded.claimed_after, claimed_after)`;
