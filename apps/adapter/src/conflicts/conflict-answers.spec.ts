import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../journal/journal.ts';
import { ConflictAnswers, conflictKey } from './conflict-answers.ts';

const named = { rule: 'one-start', entries: ['e1', 'e2'] };
const first = { at: '2026-03-01T10:00:00.000Z', outcome: 'meant-so' } as const;
const second = { at: '2026-03-02T10:00:00.000Z', outcome: 'corrected' } as const;

describe('what was said of a conflict', () => {
  let folder: string;
  let journal: Journal;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'conflict-answers-'));
    journal = Journal.open(join(folder, 'journal.sqlite'));
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  it('is noted with the word before it, or not at all', () => {
    const answers = new ConflictAnswers(journal);
    answers.note('handle', named, first);
    journal.run(
      `CREATE TRIGGER full BEFORE INSERT ON conflict_answers BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    expect(() => answers.note('handle', named, second)).toThrow('disk full');
    expect(answers.earlierOf('handle').size).toBe(0);
    journal.run('DROP TRIGGER full');
    answers.note('handle', named, second);
    expect(answers.of('handle').get(conflictKey(named))).toEqual(second);
    expect(answers.earlierOf('handle').get(conflictKey(named))).toEqual([first]);
  });
});
