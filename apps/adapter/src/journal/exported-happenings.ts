import type { Journal, Row } from './journal.ts';

/** A happening that the newest export of the whole state no longer holds. */
export interface WithdrawnRow {
  /** The id under which the happening was first offered. */
  readonly id: string;
  /** The last export that held it, and the line there. */
  readonly file: string;
  readonly line: number;
  readonly missingSince: string;
}

/** One row of an export of the whole state. */
export interface ExportedRow {
  /** Which kind of export: the mapping's entry. */
  readonly entry: string;
  readonly id: string;
  /** The file's place in the order of imports. */
  readonly place: number;
  readonly file: string;
  readonly line: number;
}

/** Which happenings the last export of a kind held: by keyed ids only. Of use only where an export always holds the whole state. */
export class ExportedHappenings {
  constructor(private readonly journal: Journal) {}

  /** The export holds this happening. */
  note({ entry, id, place, file, line }: ExportedRow): void {
    const sql = `INSERT INTO exported_happenings (entry, id, place, file, line) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET place = excluded.place, file = excluded.file, line = excluded.line, missing_since = NULL
      WHERE excluded.place >= place`;
    this.journal.run(sql, entry, id, place, file, line);
  }

  /** Marks what an earlier export held and this one, the newest of its kind, does not; what is newly missing. */
  miss(entry: string, place: number, at: string): readonly WithdrawnRow[] {
    const newest = this.journal.one(
      'SELECT max(place) AS place FROM exported_happenings WHERE entry = ?',
      entry,
    );
    if (Number(newest?.['place'] ?? 0) > place) return [];
    const sql = `UPDATE exported_happenings SET missing_since = ? WHERE entry = ? AND place < ? AND missing_since IS NULL
      RETURNING id, file, line, missing_since`;
    return this.journal.all(sql, at, entry, place).map(withdrawnOf);
  }

  /** What is missing and nobody has decided about, oldest first. */
  open(): readonly WithdrawnRow[] {
    const sql = `SELECT id, file, line, missing_since FROM exported_happenings AS e WHERE missing_since IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM withdrawn_settled AS s WHERE s.id = e.id AND s.missing_since = e.missing_since)
      ORDER BY missing_since, file, line`;
    return this.journal.all(sql).map(withdrawnOf);
  }

  /** A member of staff has seen to it. */
  settle({ id, missingSince }: WithdrawnRow, staff: string, at: string): void {
    const sql =
      'INSERT INTO withdrawn_settled (id, missing_since, staff, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
    this.journal.run(sql, id, missingSince, staff, at);
  }
}

function withdrawnOf(row: Row): WithdrawnRow {
  return {
    id: String(row['id']),
    file: String(row['file']),
    line: Number(row['line']),
    missingSince: String(row['missing_since']),
  };
}
