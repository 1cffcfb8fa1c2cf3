import { catalogue } from '../catalogue.ts';
import { basisShown, fieldsShown, titleOf } from './wording.ts';

const citeInGerman = (paragraph: string): string => paragraph.replace('8(3)', '8 Abs. 3');

describe('what people read beside an entry', () => {
  it('names the paragraph, and whether it is a duty', () => {
    const row = { kind: 'statutory', rowId: 'r', paragraph: '§ 8(3) IntV' } as const;
    expect(basisShown({ ...row, duty: true }, citeInGerman).text).toEqual({
      de: 'Gesetzliche Mitteilungspflicht: § 8 Abs. 3 IntV.',
      en: 'Statutory duty to report: § 8(3) IntV.',
    });
    expect(basisShown({ ...row, duty: false }, citeInGerman).text.de).toBe(
      'Gesetzliche Befugnis: § 8 Abs. 3 IntV.',
    );
  });

  it('names the consent and the German day until which it lasts', () => {
    const basis = {
      kind: 'consent',
      rowId: 'r',
      consentId: 'Y29uc2VudC1vZi1h',
      provisionId: 'p',
      validUntil: '2026-09-19T22:30:00.000Z',
    } as const;
    expect(basisShown(basis, citeInGerman).text).toEqual({
      de: 'Einwilligung Nr. Y29uc2Vu, gültig bis 20.09.2026.',
      en: 'Consent no. Y29uc2Vu, valid until 20 September 2026.',
    });
    expect(basisShown({ ...basis, secrecyReleaseId: 's' }, citeInGerman).text.de).toContain(
      'Schweigepflichtentbindung (§ 203 StGB)',
    );
  });

  it('has a title and labels for every event type and field of the catalogue', () => {
    for (const { type, example } of catalogue) {
      expect(titleOf(type).de).not.toBe(type);
      const shown = fieldsShown(type, example);
      expect(shown.map(({ name }) => name).sort()).toEqual(Object.keys(example).sort());
      expect(shown.every(({ label }) => label.de !== '' && label.en !== '')).toBe(true);
    }
  });

  it('shows a type of a later version under its technical name, without fields', () => {
    expect(titleOf('de.wegmarke.language.new-thing.v1').en).toBe('de.wegmarke.language.new-thing.v1');
    expect(fieldsShown('de.wegmarke.language.new-thing.v1', { a: 1 })).toEqual([]);
  });
});
