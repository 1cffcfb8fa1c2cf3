import type { Journal } from '../journal/journal.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS caseworkers (
    reference TEXT NOT NULL, staff TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (reference, staff)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS caseworkers_by_staff ON caseworkers (staff, reference)',
  `CREATE TABLE IF NOT EXISTS deputies (
    staff TEXT NOT NULL, deputy TEXT NOT NULL, until TEXT NOT NULL, ends_at TEXT NOT NULL, given_at TEXT NOT NULL,
    PRIMARY KEY (staff, deputy)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS deputies_of ON deputies (deputy)',
];

/** Somebody stands in for a member of staff up to a day, that day included. */
export interface Deputy {
  readonly staff: string;
  readonly deputy: string;
  /** `YYYY-MM-DD` in Germany. */
  readonly until: string;
  /** The instant after that day. */
  readonly endsAt: string;
}

/** One own file as whoever works on it finds it. */
export interface CaseFound {
  readonly reference: string;
  readonly handle: string;
  readonly linked: boolean;
  readonly openedAt: string;
  readonly lastEventAt?: string;
}

/** Which files are looked for. */
export interface CasesAsked {
  readonly staff: string;
  /** `mine` counts those for which this member of staff stands in; `untaken`: nobody has taken them. */
  readonly of: 'mine' | 'untaken' | 'all';
  /** Only numbers that begin so. */
  readonly prefix: string;
  /** Only numbers after this one. */
  readonly after: string;
  readonly max: number;
  readonly at: string;
}

/** Who of this agency's staff works on which own file, and who stands in for whom: pseudonymous ids, known here only. */
export class Caseworkers {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
  }

  /** This member of staff works on the file from now on; several may, as in a tandem. */
  take(reference: string, staff: string, at: string): void {
    this.journal.run('INSERT OR IGNORE INTO caseworkers VALUES (?, ?, ?)', reference, staff, at);
  }

  /** This member of staff works on it no longer. */
  leave(reference: string, staff: string): void {
    this.journal.run('DELETE FROM caseworkers WHERE reference = ? AND staff = ?', reference, staff);
  }

  /** Who works on a file, those first who took it first. */
  of(reference: string): readonly string[] {
    const sql = 'SELECT staff FROM caseworkers WHERE reference = ? ORDER BY since, staff';
    return this.journal.all(sql, reference).map((row) => String(row['staff']));
  }

  /** `deputy` stands in for `staff` until the end of that day; said again it is the new day that counts. */
  appoint({ staff, deputy, until, endsAt }: Deputy, at: string): void {
    this.journal.run('DELETE FROM deputies WHERE ends_at <= ?', at);
    const sql =
      'INSERT OR REPLACE INTO deputies (staff, deputy, until, ends_at, given_at) VALUES (?, ?, ?, ?, ?)';
    this.journal.run(sql, staff, deputy, until, endsAt, at);
  }

  /** Standing in ends now; whether there was any. */
  dismiss(staff: string, deputy: string): boolean {
    return this.journal.run('DELETE FROM deputies WHERE staff = ? AND deputy = ?', staff, deputy) > 0;
  }

  /** Who stands in for this member of staff, and for whom they stand in, now. */
  deputies(
    staff: string,
    at: string,
  ): { readonly given: readonly Deputy[]; readonly received: readonly Deputy[] } {
    const one = (column: 'staff' | 'deputy') =>
      this.journal
        .all(
          `SELECT * FROM deputies WHERE ${column} = ? AND ends_at > ? ORDER BY until, staff, deputy`,
          staff,
          at,
        )
        .map((row) => ({
          staff: String(row['staff']),
          deputy: String(row['deputy']),
          until: String(row['until']),
          endsAt: String(row['ends_at']),
        }));
    return { given: one('staff'), received: one('deputy') };
  }

  /** Own files by number. */
  find({ staff, of, prefix, after, max, at }: CasesAsked): readonly CaseFound[] {
    const sql = `SELECT * FROM "references" WHERE substr(reference, 1, length(?)) = ? AND reference > ? AND ${FILES[of]}
      ORDER BY reference LIMIT ?`;
    const whose = of === 'mine' ? [staff, staff, at] : [];
    return this.journal.all(sql, prefix, prefix, after, ...whose, max).map((row) => ({
      reference: String(row['reference']),
      handle: String(row['handle']),
      linked: row['link'] === 'linked',
      openedAt: String(row['linked_at'] ?? row['known_at']),
      ...(row['last_event_at'] !== null && { lastEventAt: String(row['last_event_at']) }),
    }));
  }
}

const FILES: Readonly<Record<CasesAsked['of'], string>> = {
  all: 'TRUE',
  mine: `reference IN (SELECT reference FROM caseworkers WHERE staff = ?
    OR staff IN (SELECT staff FROM deputies WHERE deputy = ? AND ends_at > ?))`,
  untaken: 'reference NOT IN (SELECT reference FROM caseworkers)',
};
