import { conditionInWords } from './condition-words.ts';
import { dayBegunAt, groundInGerman, paragraphInGerman, periodInGerman } from './german-law.ts';

describe('German legal wording', () => {
  it.each([
    ['§ 8(1) s. 2 IntV', '§ 8 Abs. 1 S. 2 IntV'],
    ['§ 71(2) s. 1 no. 1, § 76 SGB X', '§ 71 Abs. 2 S. 1 Nr. 1, § 76 SGB X'],
    ['§ 71(2a) SGB X', '§ 71 Abs. 2a SGB X'],
    ['Art. 17(1)(a) GDPR', 'Art. 17 Abs. 1 lit. a DSGVO'],
    ['Art. 7(1), Art. 5(2) GDPR', 'Art. 7 Abs. 1, Art. 5 Abs. 2 DSGVO'],
    ['Art. 5(1)(b), (c) GDPR, § 7(1)(e) KDG', 'Art. 5 Abs. 1 lit. b, c DSGVO, § 7 Abs. 1 lit. e KDG'],
    ['§ 15 SGB II', '§ 15 SGB II'],
  ])('cites %s as %s', (paragraph, words) => {
    expect(paragraphInGerman(paragraph)).toBe(words);
  });

  it('tells periods, days and grounds', () => {
    expect(['P1Y', 'P10Y', 'P6M', 'P14D'].map(periodInGerman)).toEqual([
      '1 Jahr',
      '10 Jahre',
      '6 Monate',
      '14 Tage',
    ]);
    expect(['2018-02-28T23:00:00.000Z', '2026-06-30T22:00:00.000Z'].map(dayBegunAt)).toEqual([
      '01.03.2018',
      '01.07.2026',
    ]);
    expect(groundInGerman({ kind: 'FORBIDDEN', paragraph: '§ 71(2) SGB X' })).toBe(
      'ausgeschlossen (§ 71 Abs. 2 SGB X)',
    );
    expect(groundInGerman({ kind: 'CONSENT', secrecy: true })).toMatch(
      /Einwilligung .* und Entbindung .*§ 203 StGB/,
    );
    expect(groundInGerman({ kind: 'CONSENT', needsDataUntil: true })).toMatch(
      /Einwilligung .*, nur was vor einem in der Einwilligung genannten Tag geschah$/,
    );
  });

  it('tells conditions as clauses in both languages', () => {
    expect(conditionInWords('obliged', 'en')).toBe('the person is obliged to take part');
    expect(conditionInWords('all(obliged,any(plan,not(placed)))', 'de')).toBe(
      '(eine Teilnahmepflicht besteht und (ein Kooperationsplan besteht oder nicht: eine Vermittlung in Arbeit liegt vor))',
    );
  });
});
