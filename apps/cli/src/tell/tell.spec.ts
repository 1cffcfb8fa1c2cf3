import { refused } from '../failure.ts';
import { printFailure, printReport } from './printed.ts';
import { counted, progressOn } from './progress.ts';

const failure = refused(
  'BACKUP_DAMAGED',
  { happened: 'a file was changed', safe: 'nothing was written', next: ['copy it again', 'type it again'] },
  { file: 'record.jsonl.gz' },
);

describe('What is printed', () => {
  it('of a failure is what happened, what is safe and what to do next, on stderr', () => {
    expect(printFailure('restore', failure, false)).toEqual({
      exit: 4,
      stdout: '',
      stderr: [
        'wegmarke: BACKUP_DAMAGED',
        '  happened: a file was changed',
        '  safe:     nothing was written',
        '  next:     copy it again',
        '            type it again',
        '',
      ].join('\n'),
    });
  });

  it('as JSON is one object on one line of stdout, failures too', () => {
    const { stdout, stderr, exit } = printFailure('restore', failure, true);
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'restore',
      exit,
      error: { code: 'BACKUP_DAMAGED', file: 'record.jsonl.gz' },
    });
    const report = printReport(
      'record verify',
      { findings: true, facts: { found: 1 }, lines: ['one'] },
      true,
    );
    expect(report.exit).toBe(1);
    expect(JSON.parse(report.stdout)).toEqual({ command: 'record verify', exit: 1, found: 1 });
  });

  it('has numbers that can be read', () => {
    expect([0, 999, 1_000, 1_234_567].map(counted)).toEqual(['0', '999', '1 000', '1 234 567']);
  });
});

describe('Progress', () => {
  it('moves on a terminal, ten times a second at most, and ends with the whole', () => {
    const written: string[] = [];
    let now = 0;
    const progress = progressOn({ isTTY: true, write: (text) => written.push(text) }, () => now);
    progress.at('events read', 1, 3);
    progress.at('events read', 2, 3);
    now += 1;
    progress.at('events read', 3, 3);
    expect(written.join('|')).toMatch(/events read: 1 of 3 \(33 %\)\|.*events read: 3 of 3 \(100 %\)$/s);
  });

  it('is silent elsewhere, but for notes', () => {
    const written: string[] = [];
    const progress = progressOn({ write: (text) => written.push(text) }, () => 0);
    progress.at('events read', 1);
    progress.note('a connection was lost');
    progress.clear();
    expect(written).toEqual(['a connection was lost\n']);
  });
});
