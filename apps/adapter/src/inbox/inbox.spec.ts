import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecallNotice } from '#catalogue';
import { Journal } from '../journal/journal.ts';
import { RecallBook } from '../recall/recall-book.ts';
import { Inbox } from './inbox.ts';

const BEFORE = '2026-03-01T10:00:00.000Z';
const RECALLED = '2026-03-02T10:00:00.000Z';
const AFTER = '2026-03-03T10:00:00.000Z';
const key = (id: string) => ({ agency: 'abh', id });

const releasedAt = (at: string, next = 1) => ({ releasedAt: at, next });

describe('what came in', () => {
  let folder: string;
  let journal: Journal;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inbox-'));
    journal = Journal.open(join(folder, 'adapter.db'));
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const received = (id: string, next: number) => ({
    entries: [{ ...key(id), delivery: 1 }],
    releasedAt: BEFORE,
    proposals: [],
    next,
    sinkBytes: 0,
    at: BEFORE,
  });

  describe('under an earlier version', () => {
    const notice = (recall: string, kind: RecallNotice['kind'], ids: readonly string[]): RecallNotice => ({
      recall,
      kind,
      handle: 'h',
      eventIds: ids,
      openedAt: RECALLED,
      reminders: 0,
    });
    beforeEach(() => {
      journal.run(
        'CREATE TABLE inbox_seen (agency TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (agency, id)) STRICT, WITHOUT ROWID',
      );
      for (const id of ['stopped', 'erased', 'restricted', 'in-use'])
        journal.run('INSERT INTO inbox_seen VALUES (?, ?)', 'abh', id);
    });

    it('and was recalled there comes again when it is permitted again; all else is known', () => {
      const recalls = new RecallBook(journal);
      const notices = [
        notice('r1', 'stop-using', ['stopped']),
        notice('r2', 'erase', ['erased']),
        notice('r3', 'restrict', ['restricted']),
      ];
      recalls.take(notices, () => '000123', { at: RECALLED, whole: true });
      for (const { recall } of notices) recalls.done(recall);
      recalls.take([], () => undefined, { at: AFTER, whole: true });
      const inbox = new Inbox(journal);
      for (const id of ['stopped', 'erased']) {
        expect(inbox.arrivalOf(key(id), releasedAt(BEFORE))).toEqual({ delivery: 1, isNew: false });
        expect(inbox.arrivalOf(key(id), releasedAt(AFTER))).toEqual({ delivery: 2, isNew: true });
      }
      for (const id of ['restricted', 'in-use'])
        expect(inbox.arrivalOf(key(id), releasedAt(AFTER))).toEqual({ delivery: 1, isNew: false });
    });

    it('is known also where no recall was ever noted', () => {
      expect(new Inbox(journal).arrivalOf(key('in-use'), releasedAt(AFTER))).toEqual({
        delivery: 1,
        isNew: false,
      });
    });
  });

  it('is not kept with the time of its release when it is to be erased', () => {
    const inbox = new Inbox(journal);
    inbox.receive(received('a', 1));
    inbox.receive(received('b', 2));
    inbox.end(['a'], { openedAt: RECALLED }, 'erase');
    inbox.end(['b'], { openedAt: RECALLED }, 'stop-using');
    expect(journal.all('SELECT id, released_at, claimed_after FROM inbox_seen ORDER BY id')).toEqual([
      { id: 'a', released_at: null, claimed_after: null },
      { id: 'b', released_at: BEFORE, claimed_after: 1 },
    ]);
  });

  it('and is to be erased by a recall that is older than its release is asked for again before that is forgotten', () => {
    const inbox = new Inbox(journal);
    inbox.receive(received('a', 4));
    inbox.receive({ ...received('b', 7), releasedAt: AFTER });
    inbox.end(['b'], { openedAt: RECALLED }, 'erase');
    expect(inbox.cursor().after).toBe(4);
  });

  describe('and was recalled at a place of the record', () => {
    let inbox: Inbox;
    beforeEach(() => {
      inbox = new Inbox(journal);
      inbox.receive(received('other', 4));
      inbox.receive(received('a', 7));
    });

    it('comes again with an answer of a higher number, whatever the clocks say', () => {
      inbox.end(['a'], { openedAt: RECALLED, position: 8 }, 'stop-using');
      expect(inbox.arrivalOf(key('a'), releasedAt(AFTER, 8)).isNew).toBe(false);
      expect(inbox.arrivalOf(key('a'), releasedAt(BEFORE, 9))).toEqual({ delivery: 2, isNew: true });
      expect(inbox.cursor().after).toBe(7);
    });

    it('is asked for again when it came with a higher number before the recall was known', () => {
      inbox.end(['a'], { openedAt: RECALLED, position: 6 }, 'stop-using');
      expect(inbox.cursor().after).toBe(4);
    });

    it('goes by the clock again when the record went on from before that place', () => {
      inbox.end(['a'], { openedAt: RECALLED, position: 8 }, 'stop-using');
      inbox.renumbered(5);
      expect(inbox.cursor().after).toBe(5);
      expect(inbox.arrivalOf(key('a'), releasedAt(BEFORE, 9)).isNew).toBe(false);
      expect(inbox.arrivalOf(key('a'), releasedAt(AFTER, 6)).isNew).toBe(true);
    });

    it('goes by the clock when a later recall was told without a place', () => {
      inbox.end(['a'], { openedAt: BEFORE, position: 8 }, 'stop-using');
      inbox.end(['a'], { openedAt: RECALLED }, 'stop-using');
      expect(inbox.arrivalOf(key('a'), releasedAt(BEFORE, 9)).isNew).toBe(false);
    });
  });
});
