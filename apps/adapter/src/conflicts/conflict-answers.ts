import type { ConflictAnswer } from '#catalogue';
import { keptSince } from '../chains/chain-book.ts';
import type { Journal, Row } from '../journal/journal.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS conflict_answers (
    handle TEXT NOT NULL, rule TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, outcome TEXT, at TEXT NOT NULL,
    PRIMARY KEY (handle, rule, one, other)
  ) STRICT, WITHOUT ROWID`;
/** In the order in which the words were said. */
const EARLIER = `CREATE TABLE IF NOT EXISTS conflict_answers_earlier (
    handle TEXT NOT NULL, rule TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, outcome TEXT, at TEXT NOT NULL
  ) STRICT`;
const TABLES = ['conflict_answers', 'conflict_answers_earlier'];

/** What was last said here of a conflict, whether or not the hub has recorded it yet. */
export type OwnAnswer = Pick<ConflictAnswer, 'at' | 'outcome'>;

/** A conflict by its rule and its entries, in any order. */
export interface ConflictNamed {
  readonly rule: string;
  readonly entries: readonly string[];
}

/** What this agency said of conflicts itself, so that they leave its list of tasks. It holds ids alone. */
export class ConflictAnswers {
  constructor(private readonly journal: Journal) {
    journal.run(TABLE);
    journal.run(EARLIER);
  }

  /** The last word on each conflict of a case, by {@link conflictKey}. */
  of(handle: string): ReadonlyMap<string, OwnAnswer> {
    const rows = this.journal.all('SELECT * FROM conflict_answers WHERE handle = ?', handle);
    return new Map(rows.map((row) => [keyOf(row), answerOf(row)]));
  }

  /** The words before the last one on each conflict of a case, the earliest first, by {@link conflictKey}. */
  earlierOf(handle: string): ReadonlyMap<string, readonly OwnAnswer[]> {
    const rows = this.journal.all(
      'SELECT * FROM conflict_answers_earlier WHERE handle = ? ORDER BY rowid',
      handle,
    );
    const byConflict = Map.groupBy(rows, keyOf);
    return new Map([...byConflict].map(([key, said]) => [key, said.map(answerOf)]));
  }

  /** Takes note of a word; the one before it is kept beside it, and the same word again stays on its day. */
  note(handle: string, named: ConflictNamed, { at, outcome }: OwnAnswer): void {
    const [one = '', other = ''] = named.entries.toSorted();
    const conflict = [handle, named.rule, one, other];
    const last = this.of(handle).get(conflictKey(named));
    if (last !== undefined && last.outcome === outcome) return;
    // Both or neither: a word noted again after a crash would stand twice among the earlier ones.
    this.journal.transaction(() => {
      this.journal.run(
        `INSERT INTO conflict_answers_earlier SELECT handle, rule, one, other, outcome, at FROM conflict_answers
        WHERE handle = ? AND rule = ? AND one = ? AND other = ?`,
        ...conflict,
      );
      const sql = 'INSERT OR REPLACE INTO conflict_answers VALUES (?, ?, ?, ?, ?, ?)';
      this.journal.run(sql, ...conflict, outcome ?? null, at);
    });
  }

  /** The use of these entries ends, and what was said of them goes with it. */
  recall(ids: readonly string[]): void {
    for (const table of TABLES)
      for (const id of ids) this.journal.run(`DELETE FROM ${table} WHERE one = ? OR other = ?`, id, id);
  }

  /** Forgets what was said in cases that are over here (by handle), and what is older than the steps that conflicted. */
  forget(over: readonly string[], now: string): void {
    for (const table of TABLES) {
      for (const handle of over) this.journal.run(`DELETE FROM ${table} WHERE handle = ?`, handle);
      this.journal.run(`DELETE FROM ${table} WHERE at < ?`, keptSince(now));
    }
  }
}

/** What names a conflict in one case. */
export function conflictKey({ rule, entries }: ConflictNamed): string {
  return [rule, ...entries.toSorted()].join(' ');
}

function keyOf({ rule, one, other }: Row): string {
  return conflictKey({ rule: String(rule), entries: [String(one), String(other)] });
}

function answerOf({ at, outcome }: Row): OwnAnswer {
  return { at: String(at), ...(typeof outcome === 'string' && { outcome: outcome as Outcome }) };
}

type Outcome = NonNullable<ConflictAnswer['outcome']>;
