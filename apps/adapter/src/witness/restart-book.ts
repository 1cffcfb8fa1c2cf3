import type { LedgerRestart } from '#catalogue';
import type { Journal, Row } from '../journal/journal.ts';

/** Whether the entries that a restarted ledger kept are those that this agency had seen. */
export type Prefix = 'unchecked' | 'holds' | 'nothing-to-compare';

/** A restart as the hub declared it, with what this agency held then. */
export interface KnownRestart extends LedgerRestart {
  readonly toldAt: string;
  /** The largest head of the ledger before that this agency had verified. */
  readonly heldNote?: string;
  readonly prefix: Prefix;
}

/** The restarts of the hub's ledger; durable, and never deleted. */
export class RestartBook {
  constructor(private readonly journal: Journal) {}

  /** The last restart; the ledger that it began is the present one. */
  last(): KnownRestart | undefined {
    return restartOf(this.journal.one('SELECT * FROM ledger_restarts ORDER BY number DESC LIMIT 1'));
  }

  /** Whether a ledger of this origin was begun before. */
  knows(origin: string): boolean {
    return (
      this.journal.one('SELECT 1 FROM ledger_restarts WHERE origin = ? OR before = ?', origin, origin) !==
      undefined
    );
  }

  put({ origin, before, kept, since, at, toldAt, heldNote, prefix }: KnownRestart): void {
    this.journal.run(
      'INSERT INTO ledger_restarts (origin, before, kept, since, at, told_at, held_note, prefix) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      origin,
      before,
      kept,
      since,
      at,
      toldAt,
      heldNote ?? null,
      prefix,
    );
  }

  /** The kept entries were found unchanged. */
  prefixHolds(origin: string): void {
    const sql = `UPDATE ledger_restarts SET prefix = 'holds' WHERE origin = ? AND prefix = 'unchecked'`;
    this.journal.run(sql, origin);
  }
}

function restartOf(row: Row | undefined): KnownRestart | undefined {
  if (row === undefined) return undefined;
  const heldNote = row['held_note'];
  return {
    origin: String(row['origin']),
    before: String(row['before']),
    kept: Number(row['kept']),
    since: Number(row['since']),
    at: String(row['at']),
    toldAt: String(row['told_at']),
    ...(typeof heldNote === 'string' && { heldNote }),
    prefix: row['prefix'] as Prefix,
  };
}
