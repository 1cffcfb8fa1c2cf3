import type { CaseEvidence, EvidenceReply } from '#catalogue';
import type { Journal } from '../journal/journal.ts';

const TABLES = [
  'CREATE TABLE IF NOT EXISTS case_evidence (handle TEXT PRIMARY KEY, told TEXT NOT NULL, told_at TEXT NOT NULL) STRICT, WITHOUT ROWID',
  `CREATE TABLE IF NOT EXISTS evidence_cursor (
    only INTEGER PRIMARY KEY CHECK (only = 1), after INTEGER NOT NULL, agreement_hash TEXT, registry_revision INTEGER NOT NULL, stale_after TEXT
  ) STRICT`,
  'INSERT OR IGNORE INTO evidence_cursor VALUES (1, 0, NULL, -1, NULL)',
];

/** How far and how fresh the evidence is. */
export interface EvidenceState {
  readonly after: number;
  /** Hash of the agreement that was in force at the hub when it answered. */
  readonly agreementHash: string | undefined;
  readonly registryRevision: number;
  readonly staleAfter: string | undefined;
}

/** What the hub told this agency about its cases, one row per handle, with the cursor of the feed; durable. */
export class EvidenceBook {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
  }

  /** Where the feed stands. */
  state(): EvidenceState {
    const row = this.journal.one('SELECT * FROM evidence_cursor');
    return {
      after: Number(row?.['after']),
      agreementHash: text(row?.['agreement_hash']),
      registryRevision: Number(row?.['registry_revision']),
      staleAfter: text(row?.['stale_after']),
    };
  }

  /** The hub's record is another one than before: it is to tell everything again. */
  startOver(): void {
    this.journal.run('UPDATE evidence_cursor SET after = 0');
  }

  /** What is known of a case by its handle. */
  of(handle: string): CaseEvidence | undefined {
    const told = this.journal.one('SELECT told FROM case_evidence WHERE handle = ?', handle)?.['told'];
    return told === undefined ? undefined : (JSON.parse(String(told)) as CaseEvidence);
  }

  /** What is known of all cases, by handle. */
  all(): readonly CaseEvidence[] {
    const sql = 'SELECT told FROM case_evidence ORDER BY handle';
    return this.journal.all(sql).map(({ told }) => JSON.parse(String(told)) as CaseEvidence);
  }

  /** When the hub last told of a case: what it decided before may have been decided on less. */
  toldAt(handle: string): string | undefined {
    return text(this.journal.one('SELECT told_at FROM case_evidence WHERE handle = ?', handle)?.['told_at']);
  }

  /** Stores one answer of the feed and moves the cursor, at once; the cases that differ from what was known. */
  take(reply: EvidenceReply): readonly CaseEvidence[] {
    return this.journal.transaction(() => {
      const changed = reply.cases.filter((one) => this.put(one, reply.at));
      const sql =
        'UPDATE evidence_cursor SET after = ?, agreement_hash = ?, registry_revision = ?, stale_after = ?';
      this.journal.run(sql, reply.next, reply.agreementHash, reply.registryRevision, reply.staleAfter);
      return changed;
    });
  }

  /** Whether it says something new. */
  private put(told: CaseEvidence, at: string): boolean {
    const now = JSON.stringify(told);
    const before = this.journal.one('SELECT told FROM case_evidence WHERE handle = ?', told.handle)?.['told'];
    this.journal.run(
      'INSERT OR REPLACE INTO case_evidence (handle, told, told_at) VALUES (?, ?, ?)',
      told.handle,
      now,
      at,
    );
    return before !== now;
  }
}

function text(value: string | number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
