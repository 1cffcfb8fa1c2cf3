import type { ConflictEntry } from '#agreement';
import type { ReleasedEntry, SignedEnvelope } from '#catalogue';
import type { Release } from '../inbox/release-order.ts';
import { isAfter } from '../inbox/release-order.ts';
import type { Journal, Row } from '../journal/journal.ts';
import type { RecallBook } from '../recall/recall-book.ts';
import type { LookedAt } from './looked-at.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS chain_entries (
    agency TEXT NOT NULL, id TEXT NOT NULL, handle TEXT NOT NULL, type TEXT NOT NULL, happened_at TEXT, corrects TEXT,
    codes TEXT NOT NULL, valid_until TEXT, received_at TEXT NOT NULL, PRIMARY KEY (agency, id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS chain_entries_of ON chain_entries (handle)',
  'CREATE INDEX IF NOT EXISTS chain_entries_by_id ON chain_entries (id)',
];

/** Days for which a step is remembered from when it came: the longest limit is a year, and for another one it stands as overdue. */
const KEEP_DAYS = 730;

/**
 * Condition on the entry that goes by the alias c, without values: no restriction of it stands. The record's order says what came
 * later; clocks only where an older hub told no place.
 */
const UNRESTRICTED = `NOT EXISTS (
    SELECT 1 FROM recall_events e JOIN recalls r ON r.recall = e.recall
    WHERE e.id = c.id AND r.kind = 'restrict' AND NOT EXISTS (
      SELECT 1 FROM recall_events le JOIN recalls l ON l.recall = le.recall
      WHERE le.id = c.id AND l.kind = 'restriction-lifted'
        AND CASE WHEN l.position IS NULL OR r.position IS NULL THEN l.opened_at >= r.opened_at ELSE l.position > r.position END))`;

/** What is noted of one entry. */
interface Noted extends Pick<
  ReleasedEntry,
  'agency' | 'id' | 'handle' | 'type' | 'happenedAt' | 'corrects' | 'disputed'
> {
  /** Codes by field, as JSON. */
  readonly codes: string;
  /** Until when the consent is valid on which it rests, if it rests on one. */
  readonly until?: string | undefined;
  readonly at: string;
}

/** What the agreement that is held here looks at. */
export interface Looking {
  readonly looked: () => LookedAt;
  /** Fields of which only whether two are the same matters. */
  readonly compared: () => LookedAt;
  /** A keyed digest by which two contents are told apart without keeping them. */
  readonly fingerprint: (content: unknown) => string;
  /** The recalls that ended the use of an event. */
  readonly endsOf: RecallBook['endsOf'];
}

/** The steps of one case. */
interface CaseSteps {
  readonly handle: string;
  readonly entries: readonly ConflictEntry[];
}

/**
 * Which entries this agency knows of that service chains or rules of conflicts look at: own events, and those of others that it was
 * handed; of each no more than these look at, which is type, day, single codes and days, and what is only compared as a keyed
 * digest. What is recalled goes at once.
 */
export class ChainBook {
  constructor(
    private readonly journal: Journal,
    private readonly agency: string,
    private readonly parts: Looking,
  ) {
    for (const table of TABLES) journal.run(table);
    const columns = journal.all('PRAGMA table_info (chain_entries)').map(({ name }) => name);
    if (!columns.includes('disputed'))
      journal.run('ALTER TABLE chain_entries ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0');
  }

  /**
   * Takes in what is not known yet and is looked at, but for what was recalled after this release: the answer to a claim may
   * come later than that. To be called in the transaction that moves the claim's cursor.
   */
  take(entries: readonly ReleasedEntry[], at: string, release: Release = { releasedAt: at, next: 0 }): void {
    const codesOf = this.reader();
    for (const entry of entries) {
      if (this.parts.endsOf(entry.id).some((end) => !isAfter(release, end))) continue;
      const codes = codesOf(entry.type, entry.fields);
      if (codes === undefined) continue;
      const until = entry.basis.kind === 'consent' ? entry.basis.validUntil : undefined;
      this.put({ ...entry, codes, until, at });
    }
  }

  /** Keeps the steps of own events beyond the outbox, which forgets what they say; to be called before it does. */
  keepOwn(at: string): void {
    const rows = this.outboxRows(`AND state = 'recorded'`);
    this.journal.transaction(() => {
      for (const { row, codes } of rows) {
        this.put({ ...this.entryOf({ row, codes }), handle: String(row['handle']), codes, at });
      }
    });
  }

  /** The use of these entries ends. */
  recall(ids: readonly string[]): void {
    for (const id of ids) this.journal.run('DELETE FROM chain_entries WHERE id = ?', id);
  }

  /** Forgets what is older than the keeping time. */
  forget(now: string): void {
    this.journal.run('DELETE FROM chain_entries WHERE received_at < ?', keptSince(now));
  }

  /** What may be used now of the case with this handle. */
  entriesOf(handle: string, at: string): readonly ConflictEntry[] {
    return this.steps('AND handle = ?', at, handle)[0]?.entries ?? [];
  }

  /** The same of every case. */
  all(at: string): readonly CaseSteps[] {
    return this.steps('', at);
  }

  private steps(which: string, at: string, ...values: readonly string[]): readonly CaseSteps[] {
    const sql = `SELECT * FROM chain_entries c WHERE (valid_until IS NULL OR valid_until > ?) AND ${UNRESTRICTED} ${which}`;
    const kept = this.journal.all(sql, at, ...values).map((row) => ({ row, codes: String(row['codes']) }));
    const open = this.outboxRows(`AND state <> 'refused' ${which}`, ...values);
    const byCase = Map.groupBy([...kept, ...open], ({ row }) => String(row['handle']));
    return [...byCase].map(([handle, rows]) => ({ handle, entries: rows.map((row) => this.entryOf(row)) }));
  }

  /** Own events in the outbox that are looked at and that are not noted yet, with their codes. */
  private outboxRows(which: string, ...values: readonly string[]) {
    const codesOf = this.reader();
    const types = [...this.parts.looked().keys()];
    const sql = `SELECT id, type, handle, happened_at, corrects, signed FROM outbox
      WHERE kind = 'event' AND signed IS NOT NULL AND type IN (${types.map(() => '?').join(', ')})
        AND NOT EXISTS (SELECT 1 FROM chain_entries c WHERE c.id = outbox.id) ${which}`;
    return this.journal.all(sql, ...types, ...values).flatMap((row) => {
      const data = dataOf(String(row['signed']));
      const codes = data && codesOf(String(row['type']), data);
      return codes === undefined ? [] : [{ row, codes }];
    });
  }

  /** What is kept of the fields of an entry, as JSON; of a type that is not looked at nothing. */
  private reader(): (type: string, fields: Readonly<Record<string, unknown>>) => string | undefined {
    const [looked, compared] = [this.parts.looked(), this.parts.compared()];
    return (type, fields) => {
      const told = looked
        .get(type)
        ?.filter((name) => [fields[name]].flat().every((code) => typeof code === 'string' || code === true));
      const kept = (name: string) =>
        compared.get(type)?.includes(name) === true ? this.parts.fingerprint(fields[name]) : fields[name];
      return told && JSON.stringify(Object.fromEntries(told.map((name) => [name, kept(name)])));
    };
  }

  private put({ agency, id, handle, type, happenedAt, corrects, disputed, codes, until, at }: Noted): void {
    const sql = `INSERT OR IGNORE INTO chain_entries
      (agency, id, handle, type, happened_at, corrects, codes, valid_until, received_at, disputed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    const values = [agency, id, handle, type, happenedAt ?? null, corrects ?? null, codes, until ?? null];
    this.journal.run(sql, ...values, at, disputed ? 1 : 0);
  }

  private entryOf({ row, codes }: { readonly row: Row; readonly codes: string }): ConflictEntry {
    const { agency, happened_at: happenedAt, corrects, disputed } = row;
    return {
      id: String(row['id']),
      type: String(row['type']),
      agency: typeof agency === 'string' ? agency : this.agency,
      ...(typeof happenedAt === 'string' && { happenedAt }),
      ...(typeof corrects === 'string' && { corrects }),
      ...(disputed === 1 && { disputed: true }),
      fields: JSON.parse(codes) as ConflictEntry['fields'],
    };
  }
}

/** What is older than this is not remembered. */
export function keptSince(now: string): string {
  return new Date(Date.parse(now) - KEEP_DAYS * 86_400_000).toISOString();
}

/** What is damaged in the journal is put aside by the outbox; no chain stops for it. */
function dataOf(signed: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return (JSON.parse(signed) as SignedEnvelope).envelope.data;
  } catch {
    return undefined;
  }
}
