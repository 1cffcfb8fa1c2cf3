import { readFileSync } from 'node:fs';
import type { Results } from '../../docs/generators/accessibility/checked.mjs';
import { checkedRows } from '../../docs/generators/accessibility/checked.mjs';
import { criteria, namedTests } from '../../docs/generators/accessibility/criteria.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';

const text = (path: string): string => readFileSync(inClone(path), 'utf8');
const results = JSON.parse(text('docs/accessibility/results.json')) as Results;

const none: Results = {
  tool: 'axe-core',
  checkedOn: '2026-01-01',
  looks: [],
  views: [],
  rules: {},
  wider: [],
  media: [],
};
const rule = (applied: number, violations: Results['rules'][string]['violations'] = []): Results => ({
  ...none,
  views: [{ title: 'Cases', at: '/' }],
  rules: { 'color-contrast': { criteria: ['1.4.3'], applied, undecided: 0, violations } },
});
const stateOf = (of: Results, number: string): string | undefined =>
  checkedRows(of).find((row) => row.number === number)?.state;

describe('The accessibility statement', () => {
  it('has a row for each of the 55 criteria of WCAG 2.2 A and AA', () => {
    expect(new Set(criteria.map(({ number }) => number)).size).toBe(55);
    expect(criteria.filter(({ level }) => level === 'A')).toHaveLength(31);
  });

  it('says "not checked" where nobody looked, and where a rule never applied', () => {
    expect(stateOf(none, '1.4.3')).toBe('unchecked');
    expect(stateOf(rule(0), '1.4.3')).toBe('unchecked');
    expect(stateOf(rule(1), '1.4.3')).toBe('checked');
  });

  it('never hides a violation behind views without one', () => {
    const found = rule(7, [{ view: 'Cases', look: 'print' }]);
    expect(stateOf(found, '1.4.3')).toBe('violated');
    expect(checkedRows(found).find(({ number }) => number === '1.4.3')?.said[0]?.en).toContain(
      'Cases (print)',
    );
  });

  it('names tests that are there', () => {
    for (const tests of Object.values(namedTests))
      for (const { file, name } of tests) expect([file, text(file).includes(name)]).toEqual([file, true]);
  });

  it.each([
    ['docs/accessibility/erklaerung.md', 'de'],
    ['docs/accessibility/statement.md', 'en'],
  ] as const)('tells in %s what the results say', (file, language) => {
    const words = {
      de: { violated: 'Verletzung gefunden', checked: 'zum Teil geprüft', unchecked: 'nicht geprüft' },
      en: { violated: 'violation found', checked: 'checked in part', unchecked: 'not checked' },
    }[language];
    const told = text(file)
      .split('\n')
      .filter((line) => /^\| \d/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(told.map(([, name, , state]) => [name, state])).toEqual(
      checkedRows(results).map((row) => [`${row.number} ${row[language]}`, words[row.state]]),
    );
  });
});
