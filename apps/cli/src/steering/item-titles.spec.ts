import { demonstration } from '../agreement/spec/demonstration.ts';
import { itemTitles } from './item-titles.ts';

const agreement = demonstration();
const [party] = agreement.parties;
const [row] = agreement.rows;

describe('what people call an item of an agreement', () => {
  it('is the title that the agreement gives it, in the part where it stands', () => {
    expect(itemTitles(agreement, 'parties', party?.agency ?? '')).toEqual(party?.titles);
    const [table] = agreement.competence ?? [];
    expect(itemTitles(agreement, 'competence', table?.id ?? '')).toEqual(table?.titles);
    expect(itemTitles(agreement, 'steering', agreement.steering?.steps[0]?.id ?? '')).toEqual(
      agreement.steering?.steps[0]?.titles,
    );
  });

  it('is for a row of the matrix who tells whom what and what for, of long lists the first', () => {
    const [one = '', two = '', three = ''] = agreement.parties.map(({ agency }) => agency);
    const long = { ...row, id: 'long', recipients: [one, two, three] } as (typeof agreement.rows)[number];
    const titles = itemTitles({ ...agreement, rows: [long] }, 'matrix', 'long');
    expect(titles?.de).toContain(agreement.parties[0]?.titles.de);
    expect(titles?.de).toContain(', 1 weitere: ');
    expect(titles?.en).toContain(', 1 more: ');
    expect(titles?.de).not.toContain(agreement.parties[2]?.titles.de);
  });

  it('is within what a hub takes, for every row', () => {
    for (const { id } of agreement.rows) {
      const { de = '', en = '' } = itemTitles(agreement, 'matrix', id) ?? {};
      expect([de.length, en.length].every((length) => length > 0 && length <= 400)).toBe(true);
    }
  });

  it('is as a hub takes it: no character that nobody sees, none cut in half, not too long', () => {
    const de = `Be\u00adratung ${'🎓'.repeat(300)}`;
    const parties = [{ ...party, titles: { de, en: 'Advice' } }] as typeof agreement.parties;
    const titles = itemTitles({ ...agreement, parties }, 'parties', party?.agency ?? '');
    expect(titles?.de).toMatch(/^Beratung 🎓/);
    expect([titles?.de.length, titles?.de.isWellFormed()]).toEqual([400, true]);
  });

  it('is nothing for what has no title, or is not there', () => {
    expect(itemTitles(agreement, 'functions', 'claim')).toBeUndefined();
    expect(itemTitles(agreement, 'matrix', 'elsewhere')).toBeUndefined();
  });
});
