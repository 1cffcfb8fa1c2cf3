import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../journal/journal.ts';
import { HeadBook } from './head-book.ts';

describe('the heads that a witness keeps', () => {
  let folder: string;
  let journal: Journal;
  let heads: HeadBook;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heads-'));
    journal = Journal.open(join(folder, 'adapter.db'));
    heads = new HeadBook(journal);
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const put = (size: number, seenAt: string): void =>
    heads.put({ origin: 'hub', size, note: `note ${size}`, seenAt });
  const sizes = (): readonly unknown[] =>
    journal.all('SELECT size FROM ledger_heads ORDER BY size').map(({ size }) => size);

  it('are all of the last day, and of each hour before it the last', () => {
    put(1, '2026-03-01T08:10:00.000Z');
    put(2, '2026-03-01T08:50:00.000Z');
    put(3, '2026-03-01T09:10:00.000Z');
    put(4, '2026-03-01T10:20:00.000Z');
    put(5, '2026-03-01T10:40:00.000Z');
    heads.prune('2026-03-02T10:00:00.000Z');
    expect(sizes()).toEqual([2, 3, 4, 5]);
    heads.prune('2026-03-02T10:30:00.000Z');
    expect(sizes()).toEqual([2, 3, 5]);
    heads.prune('2026-03-09T00:00:00.000Z');
    expect(sizes()).toEqual([2, 3, 5]);
  });

  it('are for ever those on which a proof rests', () => {
    put(1, '2026-03-01T08:10:00.000Z');
    put(2, '2026-03-01T08:50:00.000Z');
    journal.run(`INSERT INTO ledger_proofs VALUES ('hub', 'e', 1, '', '', 0, '[]', 1)`);
    heads.prune('2026-03-09T00:00:00.000Z');
    expect(sizes()).toEqual([1, 2]);
  });

  it('tell the largest one that a restarted ledger must contain', () => {
    put(3, '2026-03-01T08:10:00.000Z');
    put(8, '2026-03-01T08:50:00.000Z');
    expect([heads.newest('hub')?.size, heads.upTo('hub', 7)?.size, heads.upTo('hub', 2)]).toEqual([
      8,
      3,
      undefined,
    ]);
  });
});
