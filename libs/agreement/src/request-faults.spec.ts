import { readFileSync } from 'node:fs';
import { adoptedAgreement, parseAgreement } from './parse.ts';

const text = readFileSync('deploy/local/demo/agreement.yaml', 'utf8');
const asking = text.slice(text.indexOf('  - id: auf-87-1-ask'), text.indexOf('  - id: sgbx-71-2-1\n'));

/** The problems of a text, each with the text of its line. */
function told(changed: string) {
  expect(changed).not.toBe(text);
  const lines = changed.split('\n');
  const parsed = parseAgreement(changed);
  return (Array.isArray(parsed) ? parsed : []).map(({ code, line, pointer, fix }) => ({
    code,
    row: lines.slice(0, line).findLast((one) => one.startsWith('  - id:')),
    pointer: pointer.replace(/\/\d+/, ''),
    fix,
  }));
}

describe('a row that tells something on request only', () => {
  it('is at fault when its recipient has no row to ask that sender, and says who must be asked', () => {
    expect(told(text.replace(asking, ''))).toEqual(
      ['sgbx-71-2-1', 'auf-87-1-answer'].map((row) => ({
        code: 'NO_ROW_TO_ASK',
        row: `  - id: ${row}`,
        pointer: '/matrix/recipients/0',
        fix: expect.stringContaining(
          'abh may send information.requested to jobcenter, jobcenter-city, sozialamt',
        ),
      })),
    );
  });

  it('is read all the same in an agreement that was adopted before this was asked for', () => {
    const asked = text.replace(asking, '');
    expect(parseAgreement(asked)).toEqual(expect.any(Array));
    expect(adoptedAgreement(asked)).toMatchObject({ network: 'rheine', version: 1 });
    expect(adoptedAgreement(asked.replace('validFrom:', 'since:'))).toEqual(expect.any(Array));
  });

  it.each([
    ['one of its senders cannot be asked', asking.replace('jobcenter-city, ', '')],
    ['the row to ask ended before', asking.replace('    note:', '    until: 2018-02-01\n    note:')],
    ['asking is forbidden', asking.replace('basis: STATUTORY', 'basis: FORBIDDEN')],
  ])('is at fault when %s', (_, changed) => {
    const begin = changed.includes('until:')
      ? changed.replace('from: 2018-03-01', 'from: 2018-01-01')
      : changed;
    expect(told(text.replace(asking, begin)).map(({ code }) => code)).toContain('NO_ROW_TO_ASK');
  });

  it('is blamed for no fault of the row by which its recipient asks', () => {
    const codes = told(text.replace(asking, asking.replace('duty-monitoring', 'curiosity'))).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['PURPOSE_UNKNOWN']);
  });
});
