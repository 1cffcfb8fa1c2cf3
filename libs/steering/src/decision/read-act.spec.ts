import { readAct } from './read-act.ts';

const decide = {
  network: 'rheine',
  agency: 'abh',
  proposal: 'vouchers-earlier',
  at: '2025-05-20T10:00:00.000Z',
  act: 'decide',
  decision: 'yes',
  reason: 'Our counter is ready.',
};
const propose = {
  ...decide,
  act: 'propose',
  finding: { table: 't', step: 's-1', quarter: '2025-Q1', sentence: { de: 'Satz', en: 'Sentence' } },
  nextHash: 'h'.repeat(43),
  changes: [{ section: 'matrix', kind: 'added', name: 'row' }],
  whatIf: [{ table: 'voucher', cases: 3, casesChanged: 1 }],
  decision: undefined,
  reason: undefined,
};
const { decision: _, reason: _reason, ...proposing } = propose;

const titledBy = (titles: unknown) => ({
  ...proposing,
  changes: [{ section: 'matrix', kind: 'added', name: 'row', titles }],
});

describe('reading what a party signed', () => {
  it('takes a sound statement as it is', () => {
    expect(readAct(decide)).toBe(decide);
    expect(readAct(proposing)).toBe(proposing);
    const titled = titledBy({ de: 'Zeile', en: 'Row' });
    expect(readAct(titled)).toBe(titled);
    const compared = { ...proposing, comparedWith: 'c'.repeat(43) };
    expect(readAct(compared)).toBe(compared);
  });

  it.each([
    [{ ...decide, act: 'revolt' }, '/act'],
    [{ ...decide, reason: ' ' }, '/reason'],
    [{ ...decide, reason: 'x'.repeat(1_001) }, '/reason'],
    [{ ...decide, reason: 'Half of a pair: \ud83c' }, '/reason'],
    [{ ...decide, reason: 'No\u202e!seY' }, '/reason'],
    [{ ...decide, decision: 'maybe' }, '/decision'],
    [{ ...decide, at: '2025-05-20T10:00:00+02:00' }, '/at'],
    [{ ...decide, 'a/b': 1 }, '/a~1b'],
    [{ ...proposing, finding: { ...proposing.finding, quarter: '2025-Q5' } }, '/finding/quarter'],
    [{ ...proposing, changes: [{ section: 'matrix', kind: 'moved', name: 'row' }] }, '/changes/0/kind'],
    [{ ...proposing, comparedWith: 'version 2' }, '/comparedWith'],
    [titledBy({ de: 'Zeile' }), '/changes/0/titles'],
    [titledBy({ de: 'Zeile', en: 'Row', fr: 'Ligne' }), '/changes/0/titles'],
    [titledBy('Zeile'), '/changes/0/titles'],
    [titledBy({ de: 'Zeile', en: 'R\u200bow' }), '/changes/0/titles'],
    [titledBy({ de: 'Zeile \ude00', en: 'Row' }), '/changes/0/titles'],
    [
      { ...proposing, finding: { ...proposing.finding, sentence: { de: '\ud800 Satz', en: 'Sentence' } } },
      '/finding/sentence/de',
    ],
    [{ ...proposing, changes: Array.from({ length: 201 }, () => proposing.changes[0]) }, '/changes'],
    [{ ...proposing, whatIf: [{ table: 'voucher', cases: -1, casesChanged: 1 }] }, '/whatIf/0/cases'],
    [undefined, '/act'],
  ])('points to the first fault (%#)', (value, pointer) => {
    expect(readAct(value)).toMatchObject({ pointer, fix: expect.any(String) });
  });
});
