import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../journal/journal.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import { EntryQueue } from './entry-queue.ts';

const NOW = '2026-03-01T10:00:00.000Z';

/** The tables as they were before an event could be delivered more than once. */
const EARLIER = [
  `CREATE TABLE inbox_entries (
    entry INTEGER PRIMARY KEY AUTOINCREMENT, agency TEXT NOT NULL, id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'recall', 'unreadable')), type TEXT NOT NULL, handle TEXT, reference TEXT,
    received_at TEXT NOT NULL, claimed_after INTEGER, line TEXT, UNIQUE (agency, id)
  ) STRICT`,
  'CREATE INDEX inbox_entries_by_case ON inbox_entries (handle, entry)',
  `CREATE TABLE inbox_deliveries (
    sink TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES inbox_entries (entry),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'parked', 'dropped', 'recalled')),
    attempts INTEGER NOT NULL DEFAULT 0, again_at TEXT, code TEXT, at TEXT NOT NULL, PRIMARY KEY (sink, entry)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX inbox_deliveries_open ON inbox_deliveries (sink, state, entry)',
  'CREATE INDEX inbox_deliveries_of ON inbox_deliveries (entry)',
  `INSERT INTO inbox_entries VALUES
    (1, 'abh', 'a', 'event', 't', 'h', '000123', '${NOW}', NULL, '{"id":"a"}'),
    (7, 'abh', 'gone', 'event', 't', 'h', '000123', '${NOW}', NULL, NULL)`,
  `INSERT INTO inbox_deliveries VALUES ('pull', 1, 'waiting', 1, NULL, NULL, '${NOW}')`,
  'DELETE FROM inbox_entries WHERE entry = 7',
];

describe('the tables of an earlier version', () => {
  let folder: string;
  let journal: Journal;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tables-'));
    journal = Journal.open(join(folder, 'adapter.db'));
    for (const step of EARLIER) journal.run(step);
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });
  const open = () => new EntryQueue(journal, [{ name: 'pull', fetches: true }]);
  const shown = (queue: EntryQueue) =>
    queue
      .list({ max: 9 })
      .map(({ entry, id, delivery, states }) => ({ entry, id, delivery, state: states[0]?.state }));

  it('are taken over with all that waits, once, and no number is given a second time', () => {
    open();
    const queue = open();
    const line = { id: 'a', reference: '000123' } as SinkLine;
    const again = { agency: 'abh', id: 'a', kind: 'event', type: 't', handle: 'h', line } as const;
    queue.take([again, { ...again, delivery: 2 }, { ...again, delivery: 2 }], NOW);
    expect(shown(queue)).toEqual([
      { entry: expect.any(Number), id: 'a', delivery: 2, state: 'waiting' },
      { entry: 1, id: 'a', delivery: undefined, state: 'waiting' },
    ]);
    expect(shown(queue)[0]?.entry).toBeGreaterThan(7);
    expect(queue.lineOf(1)).toEqual({ id: 'a' });
    expect(journal.all('PRAGMA foreign_key_check')).toEqual([]);
  });

  it('give no number a second time either where no entry was left', () => {
    journal.run('DELETE FROM inbox_deliveries');
    journal.run('DELETE FROM inbox_entries');
    const line = { id: 'b', reference: '000123' } as SinkLine;
    const queue = open();
    queue.take([{ agency: 'abh', id: 'b', kind: 'event', type: 't', handle: 'h', line }], NOW);
    expect(shown(queue)).toEqual([{ entry: 8, id: 'b', delivery: undefined, state: 'waiting' }]);
  });
});
