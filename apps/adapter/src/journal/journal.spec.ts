import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Journal, JournalTooNew } from './journal.ts';
import { References } from './references.ts';

describe("an adapter's journal", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
    file = join(folder, 'data', 'journal.db');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('can be read by its owner only, with all files that belong to it', () => {
    const journal = Journal.open(file);
    new References(journal).know('1', 'handle', '2025-01-01T00:00:00.000Z');
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    journal.close();
  });

  it('has nothing on the disk of what was deleted, once it was written back', () => {
    const journal = Journal.open(file);
    const token = 'a-reference-that-goes';
    const isOnDisk = () => [file, `${file}-wal`].some((name) => readFileSync(name).includes(token));
    new References(journal).know(token, 'h1', '2025-01-01T00:00:00.000Z');
    journal.run('DELETE FROM "references"');
    expect(isOnDisk()).toBe(true);
    journal.writeBack();
    expect(isOnDisk()).toBe(false);
    journal.close();
  });

  it('keeps what was committed over a restart, and nothing of what failed half-way', () => {
    const journal = Journal.open(file);
    const references = new References(journal);
    references.know('kept', 'h1', '2025-01-01T00:00:00.000Z');
    const half = () =>
      journal.transaction(() => {
        references.know('lost', 'h2', '2025-01-01T00:00:00.000Z');
        throw new Error('power cut');
      });
    expect(half).toThrow('power cut');
    journal.close();
    const again = Journal.open(file);
    expect(new References(again).list().map(({ reference }) => reference)).toEqual(['kept']);
    again.close();
  });

  it('waits for the disk at every commit', () => {
    const journal = Journal.open(file);
    expect(journal.one('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(journal.one('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    journal.close();
  });

  it('is not opened by a program that is older than itself', () => {
    Journal.open(file).close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => Journal.open(file)).toThrow(JournalTooNew);
  });
});

describe('the references of an agency', () => {
  it('are found by number, handle and shared number, and remember how far their link is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'journal-'));
    const journal = Journal.open(join(folder, 'journal.db'));
    const references = new References(journal);
    const azr = { kind: 'azr', number: '000123' };
    expect(references.know('0042/25', 'handle', '2025-01-01T00:00:00.000Z')).toBe(true);
    expect(references.know('0042/25', 'handle', '2025-01-02T00:00:00.000Z')).toBe(false);
    expect(references.addNumber('0042/25', azr)).toBe(true);
    expect(references.addNumber('0042/25', azr)).toBe(false);
    references.touch('0042/25', '2025-02-01T00:00:00.000Z');
    references.touch('0042/25', '2025-01-01T00:00:00.000Z');
    references.markOpening('0042/25');
    references.markLinked('handle', '2025-03-01T00:00:00.000Z');
    const expected = {
      reference: '0042/25',
      handle: 'handle',
      link: 'linked',
      knownAt: '2025-01-01T00:00:00.000Z',
      linkedAt: '2025-03-01T00:00:00.000Z',
      lastEventAt: '2025-02-01T00:00:00.000Z',
      numbers: [azr],
    };
    expect(references.find('0042/25')).toEqual(expected);
    expect(references.byHandle('handle')).toEqual(expected);
    expect(references.byNumber(azr)).toEqual([expected]);
    journal.close();
    rmSync(folder, { recursive: true });
  });
});
