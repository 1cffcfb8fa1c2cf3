import type { Journal, Row } from './journal.ts';

/** A number that several agencies may lawfully use for the same person; the hub never sees it in plain text. */
export interface SharedNumber {
  /** As the agreement names it, e.g. `azr` or `bg-number`. */
  readonly kind: string;
  readonly number: string;
}

/** `none`: known to this agency only; `opening`: a command to open or link is under way; `linked`: the hub has the link. */
export type LinkState = 'none' | 'opening' | 'linked';

/** One of the agency's own files: its reference number, its handle at the hub, and how far the link is. */
export interface KnownReference {
  readonly reference: string;
  readonly handle: string;
  readonly link: LinkState;
  readonly knownAt: string;
  readonly linkedAt?: string;
  readonly lastEventAt?: string;
  readonly numbers: readonly SharedNumber[];
}

/** The agency's own reference numbers beside their handles. */
export class References {
  constructor(private readonly journal: Journal) {}

  /** Notes a reference; whether it was new. */
  know(reference: string, handle: string, at: string): boolean {
    const sql = `INSERT INTO "references" (reference, handle, link, known_at) VALUES (?, ?, 'none', ?) ON CONFLICT DO NOTHING`;
    return this.journal.run(sql, reference, handle, at) > 0;
  }

  /** Notes a shared number of a known reference; whether it was new. */
  addNumber(reference: string, { kind, number }: SharedNumber): boolean {
    const sql = 'INSERT INTO numbers (kind, number, reference) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
    return this.journal.run(sql, kind, number, reference) > 0;
  }

  /** A command to open or link the reference's case is under way. */
  markOpening(reference: string): void {
    this.journal.run(
      `UPDATE "references" SET link = 'opening' WHERE reference = ? AND link = 'none'`,
      reference,
    );
  }

  /** The hub has the link. */
  markLinked(handle: string, at: string): void {
    const sql = `UPDATE "references" SET link = 'linked', linked_at = coalesce(linked_at, ?) WHERE handle = ? AND link <> 'linked'`;
    this.journal.run(sql, at, handle);
  }

  /** There is no link (any more): the command was refused, or the hub ended the link. */
  markUnlinked(handle: string): void {
    this.journal.run(`UPDATE "references" SET link = 'none', linked_at = NULL WHERE handle = ?`, handle);
  }

  /** The reference's last event happened then, unless a later one is known. */
  touch(reference: string, happenedAt: string): void {
    const sql = `UPDATE "references" SET last_event_at = ? WHERE reference = ? AND coalesce(last_event_at, '') < ?`;
    this.journal.run(sql, happenedAt, reference, happenedAt);
  }

  /** By the agency's own number. */
  find(reference: string): KnownReference | undefined {
    return this.read(this.journal.one(`SELECT * FROM "references" WHERE reference = ?`, reference));
  }

  /** By the pairwise handle. */
  byHandle(handle: string): KnownReference | undefined {
    return this.read(this.journal.one(`SELECT * FROM "references" WHERE handle = ?`, handle));
  }

  /** All references that carry a shared number: more than one means that the agency has several files under it. */
  byNumber({ kind, number }: SharedNumber): readonly KnownReference[] {
    const sql = `SELECT r.* FROM "references" r JOIN numbers n USING (reference) WHERE n.kind = ? AND n.number = ? ORDER BY reference`;
    return this.journal.all(sql, kind, number).map((row) => this.toReference(row));
  }

  /** All, by reference number. */
  list(): readonly KnownReference[] {
    return this.journal
      .all(`SELECT * FROM "references" ORDER BY reference`)
      .map((row) => this.toReference(row));
  }

  private read(row: Row | undefined): KnownReference | undefined {
    return row && this.toReference(row);
  }

  private toReference(row: Row): KnownReference {
    const reference = String(row['reference']);
    const numbers = this.journal.all(
      'SELECT kind, number FROM numbers WHERE reference = ? ORDER BY kind, number',
      reference,
    );
    return {
      reference,
      handle: String(row['handle']),
      link: row['link'] as LinkState,
      knownAt: String(row['known_at']),
      ...(row['linked_at'] !== null && { linkedAt: String(row['linked_at']) }),
      ...(row['last_event_at'] !== null && { lastEventAt: String(row['last_event_at']) }),
      numbers: numbers.map(({ kind, number }) => ({ kind: String(kind), number: String(number) })),
    };
  }
}
