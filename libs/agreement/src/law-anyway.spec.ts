import type { MatrixCell } from '#gate';
import { lawAnyway, lawSaidOnce } from './law-anyway.ts';

const row = (over: Partial<MatrixCell> = {}): MatrixCell => ({
  id: 'int-8-3',
  eventType: 'de.wegmarke.language.irregular-attendance.v1',
  sender: 'vhs',
  recipient: 'jobcenter',
  purpose: 'duty-monitoring',
  basis: { kind: 'STATUTORY', paragraph: '§ 8(3) IntV', duty: true },
  trigger: 'duty',
  decidedBy: 'rule',
  from: '2018-03-01T00:00:00.000Z',
  ...over,
});
const obliged = row({ condition: 'obliged' });
const plan = row({
  id: 'plan',
  condition: 'plan',
  basis: { kind: 'STATUTORY', paragraph: '§ 8(3) IntV, § 15 SGB II', duty: true },
});
const knowing =
  (...facts: string[]) =>
  ({ condition }: MatrixCell) =>
    condition === undefined || facts.includes(condition);

describe('what the law lets be told when a consent ends', () => {
  it.each([
    ['nothing, as no row says it', [], {}, [], 'ends'],
    ['as much, by a row without a condition', [row()], {}, [], 'goes-on'],
    ['as much, by a row whose condition holds', [obliged], {}, ['obliged'], 'goes-on'],
    ['perhaps: the condition is not known to hold', [obliged], {}, ['plan'], 'may-go-on'],
    ['as much, as one of several rows holds', [obliged, plan], {}, ['plan'], 'goes-on'],
    ['perhaps: only who asks is told', [row({ trigger: 'on-request' })], {}, [], 'may-go-on'],
    ['perhaps: a clerk decides', [row({ decidedBy: 'clerk' })], {}, [], 'may-go-on'],
    ['in part: the law tells the fact only', [row({ depth: 'fact' })], {}, [], 'may-go-on'],
    ['as much: the consent went no deeper', [row({ depth: 'fact' })], { depth: 'fact' }, [], 'goes-on'],
    ['in part: never what is special', [row()], { special: true }, [], 'may-go-on'],
  ] as const)('is %s', (_, rows, reach, facts, expected) => {
    expect(lawAnyway(rows, { depth: 'detail', ...reach }, knowing(...facts))).toBe(expected);
  });
});

describe('what the law lets be told, in words', () => {
  const said = (rows: readonly MatrixCell[], ...facts: string[]) =>
    lawSaidOnce(rows, knowing(...facts)).map(({ cell, paragraph, onlyIf }) => [
      cell.id,
      paragraph.de,
      onlyIf?.de,
    ]);

  it('is said once where several rows hold', () => {
    expect(said([obliged, plan], 'obliged', 'plan')).toEqual([
      ['int-8-3', '§ 8 Abs. 3 IntV, § 15 SGB II', undefined],
    ]);
  });

  it('leaves out what is not known to hold beside what does', () => {
    expect(said([obliged, plan], 'obliged')).toEqual([['int-8-3', '§ 8 Abs. 3 IntV', undefined]]);
  });

  it('names each condition where none is known to hold', () => {
    expect(said([obliged, plan])).toEqual([
      [
        'int-8-3',
        '§ 8 Abs. 3 IntV, § 15 SGB II',
        'eine Teilnahmepflicht besteht oder ein Kooperationsplan besteht',
      ],
    ]);
  });

  it('keeps apart what goes to another recipient or serves another purpose', () => {
    expect(said([row(), row({ id: 'b', recipient: 'abh' }), row({ id: 'c', purpose: 'x' })])).toHaveLength(3);
  });
});
