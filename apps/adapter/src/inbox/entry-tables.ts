import type { Journal } from '../journal/journal.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS inbox_entries (
    entry INTEGER PRIMARY KEY AUTOINCREMENT, agency TEXT NOT NULL, id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'recall', 'unreadable')), type TEXT NOT NULL, handle TEXT, reference TEXT,
    received_at TEXT NOT NULL, claimed_after INTEGER, line TEXT, delivery INTEGER NOT NULL DEFAULT 1,
    UNIQUE (agency, id, delivery)
  ) STRICT`,
  'CREATE INDEX IF NOT EXISTS inbox_entries_by_case ON inbox_entries (handle, entry)',
  `CREATE TABLE IF NOT EXISTS inbox_deliveries (
    sink TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES inbox_entries (entry),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'parked', 'dropped', 'recalled')),
    attempts INTEGER NOT NULL DEFAULT 0, again_at TEXT, code TEXT, at TEXT NOT NULL, PRIMARY KEY (sink, entry)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS inbox_deliveries_open ON inbox_deliveries (sink, state, entry)',
  'CREATE INDEX IF NOT EXISTS inbox_deliveries_of ON inbox_deliveries (entry)',
];

/** Makes the tables of the queue where there are none, and brings those of an earlier version up to date. */
export function entryTables(journal: Journal): void {
  journal.transaction(() => {
    const columns = journal.all('PRAGMA table_info (inbox_entries)').map(({ name }) => name);
    const isEarlier = columns.length > 0 && !columns.includes('delivery');
    if (isEarlier) for (const step of SET_ASIDE) journal.run(step);
    for (const table of TABLES) journal.run(table);
    if (isEarlier) for (const step of TAKE_OVER) journal.run(step);
  });
}

/** An event had one entry for ever then; a constraint cannot be changed in its place. */
const SET_ASIDE = [
  'DROP INDEX inbox_entries_by_case',
  'DROP INDEX inbox_deliveries_open',
  'DROP INDEX inbox_deliveries_of',
  'ALTER TABLE inbox_deliveries RENAME TO earlier_deliveries',
  'ALTER TABLE inbox_entries RENAME TO earlier_entries',
];

const TAKE_OVER = [
  `INSERT INTO inbox_entries (entry, agency, id, kind, type, handle, reference, received_at, claimed_after, line)
    SELECT entry, agency, id, kind, type, handle, reference, received_at, claimed_after, line FROM earlier_entries`,
  // What goes on counting: an entry that is gone must not lend its number to another one.
  `UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'earlier_entries') WHERE name = 'inbox_entries'`,
  'INSERT INTO inbox_deliveries SELECT * FROM earlier_deliveries',
  'DROP TABLE earlier_deliveries',
  'DROP TABLE earlier_entries',
];
