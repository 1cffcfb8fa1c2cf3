import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreement } from './parse.ts';

const sample = readFileSync(join(import.meta.dirname, '../../../deploy/local/demo/agreement.yaml'), 'utf8');
const RECIPIENT = '    recipients: [the-person]\n';

function faultsAfter(...changes: readonly (readonly [string, string])[]) {
  const text = changes.reduce((all, [from, to]) => all.replace(from, to), sample);
  expect(text).not.toBe(sample);
  const read = parseAgreement(text);
  return Array.isArray(read) ? read.map(({ code, pointer }) => [code, pointer.replace(/\d+/, 'n')]) : [];
}

describe('a row for the person', () => {
  it('is read, and tells of each sender only what that one records', () => {
    const read = parseAgreement(sample);
    if (Array.isArray(read)) throw new Error('the sample has faults');
    const own = read.cells.filter(({ recipient }) => recipient === 'the-person');
    expect(own.length).toBeGreaterThan(20);
    expect(new Set(own.map(({ purpose }) => purpose))).toEqual(new Set(['subject-rights']));
    expect(own.filter(({ sender }) => sender === 'caritas').every(({ depth }) => depth === 'date')).toBe(
      true,
    );
  });

  it.each([
    ['is about nobody else', [RECIPIENT, '    recipients: [the-person, bamf]\n'], 'recipients'],
    ['waits for nobody', [RECIPIENT, `${RECIPIENT}    decidedBy: clerk\n`], 'decidedBy'],
    ['waits for no question', [RECIPIENT, `${RECIPIENT}    trigger: on-request\n`], 'trigger'],
    ['waits for no fact', [RECIPIENT, `${RECIPIENT}    condition: obliged\n`], 'condition'],
    [
      'is for the own file only',
      [`${RECIPIENT}    purposes: [subject-rights]`, `${RECIPIENT}    purposes: [counselling]`],
      'purposes',
    ],
    [
      'rests on the law',
      [
        `${RECIPIENT}    purposes: [subject-rights]\n    basis: STATUTORY\n    paragraph: Art. 15 GDPR, § 83 SGB X, § 25 SGB X\n`,
        `${RECIPIENT}    purposes: [subject-rights]\n    basis: CONSENT\n`,
      ],
      'basis',
    ],
  ] as const)('%s', (_what, change, member) => {
    expect(faultsAfter(change)).toContainEqual(['FIELD_INVALID', `/matrix/n/${member}`]);
  });

  it('is no link, recorder or sender', () => {
    expect(
      faultsAfter(['senders: [caritas, city-counselling]', 'senders: [caritas, the-person]'])[0]?.[0],
    ).toBe('FIELD_INVALID');
  });
});
