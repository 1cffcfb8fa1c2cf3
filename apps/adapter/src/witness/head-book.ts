import type { Journal, Row } from '../journal/journal.ts';

/** A head that was verified, as it is kept. */
export interface KeptHead {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
  /** This agency's own line under it; absent while there was an alarm. */
  readonly cosignature?: string;
  readonly seenAt: string;
}

const DAY_MS = 86_400_000;

/** The verified heads: all of the last day, then the last one of each hour, and for ever those on which a proof rests. */
export class HeadBook {
  private prunedTo = '';

  constructor(private readonly journal: Journal) {}

  /** The largest head of a ledger. */
  newest(origin: string): KeptHead | undefined {
    const sql = 'SELECT * FROM ledger_heads WHERE origin = ? ORDER BY size DESC LIMIT 1';
    return headOf(this.journal.one(sql, origin));
  }

  /** The ledger of the head that was seen last. */
  lastOrigin(): string | undefined {
    const row = this.journal.one('SELECT origin FROM ledger_heads ORDER BY seen_at DESC LIMIT 1');
    return row === undefined ? undefined : String(row['origin']);
  }

  /** The largest head of a ledger over at most so many leaves. */
  upTo(origin: string, size: number): KeptHead | undefined {
    const sql = 'SELECT * FROM ledger_heads WHERE origin = ? AND size <= ? ORDER BY size DESC LIMIT 1';
    return headOf(this.journal.one(sql, origin, size));
  }

  /** Keeps a head that was verified. */
  put({ origin, size, note, seenAt }: Omit<KeptHead, 'cosignature'>): void {
    const sql = 'INSERT OR IGNORE INTO ledger_heads (origin, size, note, seen_at) VALUES (?, ?, ?, ?)';
    this.journal.run(sql, origin, size, note, seenAt);
  }

  /** Keeps the own line under a head. */
  cosigned({ origin, size }: Pick<KeptHead, 'origin' | 'size'>, cosignature: string): void {
    const sql = 'UPDATE ledger_heads SET cosignature = ? WHERE origin = ? AND size = ?';
    this.journal.run(sql, cosignature, origin, size);
  }

  /** Forgets what is older than a day, but for the last head of each hour and those on which a proof rests. */
  prune(now: string): void {
    const before = new Date(Date.parse(now) - DAY_MS).toISOString();
    this.journal.run(
      `DELETE FROM ledger_heads AS head WHERE seen_at >= ? AND seen_at < ?
        AND EXISTS (SELECT 1 FROM ledger_heads AS later WHERE later.origin = head.origin AND later.size > head.size
          AND substr(later.seen_at, 1, 13) = substr(head.seen_at, 1, 13))
        AND NOT EXISTS (SELECT 1 FROM ledger_proofs AS proof WHERE proof.origin = head.origin AND proof.size = head.size)`,
      this.prunedTo,
      before,
    );
    // The hour that is not over yet is looked at again.
    this.prunedTo = `${before.slice(0, 13)}:00:00.000Z`;
  }
}

function headOf(row: Row | undefined): KeptHead | undefined {
  if (row === undefined) return undefined;
  const { cosignature } = row;
  return {
    origin: String(row['origin']),
    size: Number(row['size']),
    note: String(row['note']),
    ...(typeof cosignature === 'string' && { cosignature }),
    seenAt: String(row['seen_at']),
  };
}
