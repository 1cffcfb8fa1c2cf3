import { readFileSync } from 'node:fs';
import { faultWords } from './fault-words.ts';
import { differsInDetails, isTooLong, lineOf, type Outcome } from './what-if.ts';

const paragraph = { de: '§ 44', en: '§ 44' };
const bamf: Outcome = { kind: 'competent', by: 'bamf', row: 'bamf-duldung', paragraph };
const changed = (after: Partial<Outcome>) => ({ reference: '1', before: bamf, after: { ...bamf, ...after } });

describe('what another version of a table would change', () => {
  it('is told as a matter of details where agency, row and ground stay', () => {
    expect(differsInDetails(changed({}))).toBe(true);
    expect(differsInDetails(changed({ by: 'abh' }))).toBe(false);
    expect(differsInDetails(changed({ row: 'other' }))).toBe(false);
    expect(differsInDetails(changed({ paragraph: { de: '§ 45', en: '§ 45' } }))).toBe(false);
    expect(differsInDetails({ ...changed({}), after: { kind: 'nobody', row: 'none', paragraph } })).toBe(
      false,
    );
  });

  it('is asked with a text that the desk takes', () => {
    expect(isTooLong('a'.repeat(60_000))).toBe(false);
    // Each of them takes two bytes.
    expect(isTooLong('ä'.repeat(33_000))).toBe(true);
    expect(isTooLong('\n'.repeat(33_000))).toBe(true);
  });

  it('quotes the line of a fault, whatever ends the lines', () => {
    expect(lineOf('one\r\n  two\nthree', 2)).toBe('two');
    expect(lineOf('one', 9)).toBe('');
  });

  it('has words in both languages for every fault of a table', () => {
    const errors = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8');
    const [, section = ''] = errors.split('## The text of an agreement');
    const codes = [...section.matchAll(/^\| `(COMPETENCE_\w+)`/gm)].map(([, code = '']) => code);
    const others = ['COMPETENCE_TABLE_CHANGED', 'COMPETENCE_ANSWER_INVALID'];
    expect(codes.length).toBeGreaterThan(others.length);
    expect(codes.filter((code) => !(code in faultWords))).toEqual(others);
    for (const { what, fix } of Object.values(faultWords)) {
      expect([fix.de, fix.en]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
      expect([what.de, what.en]).toEqual([expect.stringMatching(/[^.]$/), expect.stringMatching(/[^.]$/)]);
    }
  });
});
