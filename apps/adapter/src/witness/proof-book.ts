import type { LedgerLeaf, LedgerProof, SignedEnvelope } from '#catalogue';
import type { Journal, Row } from '../journal/journal.ts';
import type { OwnMessage } from './check-proof.ts';

/** An own message that the hub accepted, and for which it has shown no proof yet. */
export interface Unproven {
  readonly seq: number;
  readonly id: string;
  readonly position: number;
}

/** How many accepted messages are proven, and how many are not. */
export interface ProofCounts {
  readonly proven: number;
  readonly unproven: number;
}

/** SQLite would go through all that was ever recorded. */
const AMONG_UNPROVEN = 'outbox INDEXED BY outbox_unproven';
const UNPROVEN = `state = 'recorded' AND proven_at IS NULL AND signed IS NOT NULL AND position IS NOT NULL`;

/** Which accepted messages are proven to be in the ledger, with their proofs for ever; durable. */
export class ProofBook {
  constructor(private readonly journal: Journal) {}

  /** Accepted messages without a proof, in order of arrival, after a place in that order. */
  unproven(after: number, limit: number): readonly Unproven[] {
    const sql = `SELECT seq, id, position FROM ${AMONG_UNPROVEN} WHERE ${UNPROVEN} AND seq > ? ORDER BY seq LIMIT ?`;
    return this.journal.all(sql, after, limit).map((row) => ({
      seq: Number(row['seq']),
      id: String(row['id']),
      position: Number(row['position']),
    }));
  }

  /** What was sent under an id, and where its receipt says that it lies; undefined when there is no such message, or no more. */
  own(id: string): OwnMessage | undefined {
    const sql = `SELECT signed, position FROM outbox WHERE id = ? AND ${UNPROVEN}`;
    const row = this.journal.one(sql, id);
    if (row === undefined) return undefined;
    const before = this.journal.all('SELECT signature FROM earlier_signatures WHERE id = ?', id);
    return {
      earlier: before.map(({ signature }) => String(signature)),
      signed: JSON.parse(String(row['signed'])) as SignedEnvelope,
      position: Number(row['position']),
    };
  }

  /** Keeps a proof that was verified under a kept head. */
  keep(
    { id, index, path }: LedgerProof,
    leaf: LedgerLeaf,
    under: { origin: string; size: number },
    at: string,
  ): void {
    this.journal.transaction(() => {
      this.journal.run(
        `INSERT OR REPLACE INTO ledger_proofs (origin, id, position, envelope, place, leaf_index, path, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        under.origin,
        id,
        leaf.position,
        leaf.envelope,
        leaf.place,
        index,
        JSON.stringify(path),
        under.size,
      );
      this.journal.run('UPDATE outbox SET proven_at = ? WHERE id = ?', at, id);
    });
  }

  /** What was proven of an event in a ledger; undefined when nothing was. */
  known(
    origin: string,
    id: string,
  ): { readonly place: string; readonly index: number; readonly position: number } | undefined {
    const sql = 'SELECT place, leaf_index, position FROM ledger_proofs WHERE origin = ? AND id = ?';
    const row = this.journal.one(sql, origin, id);
    return (
      row && {
        place: String(row['place']),
        index: Number(row['leaf_index']),
        position: Number(row['position']),
      }
    );
  }

  /** Accepted messages from an index of a ledger on are to be proven anew, from now. */
  proveAnew(origin: string, fromIndex: number, now: string): void {
    const sql = `UPDATE outbox SET proven_at = NULL, noted_at = ? WHERE state = 'recorded' AND proven_at IS NOT NULL
      AND id IN (SELECT id FROM ledger_proofs WHERE origin = ? AND leaf_index >= ?)`;
    this.journal.run(sql, now, origin, fromIndex);
  }

  /** How many are without a proof though their receipt was noted before an instant. */
  overdue(notedBefore: string): number {
    return this.count(`${UNPROVEN} AND noted_at <= ?`, notedBefore);
  }

  counts(): ProofCounts {
    return {
      proven: this.proven(),
      unproven: this.count(UNPROVEN),
    };
  }

  /** Whether anything waits for its proof. */
  get isWaiting(): boolean {
    return this.unproven(0, 1).length > 0;
  }

  /** Kept by the journal, not counted: most of all that ever was is proven. */
  private proven(): number {
    const sql = "SELECT sum(n) AS n FROM outbox_counts WHERE state = 'recorded' AND proven = 1";
    return Number(this.journal.one(sql)?.['n'] ?? 0);
  }

  private count(where: string, ...values: readonly string[]): number {
    const row: Row | undefined = this.journal.one(
      `SELECT count(*) AS n FROM ${AMONG_UNPROVEN} WHERE ${where}`,
      ...values,
    );
    return Number(row?.['n']);
  }
}
