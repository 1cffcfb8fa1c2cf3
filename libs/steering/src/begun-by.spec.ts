import { begunBy, begunByOf, partsOf, typeOf } from './begun-by.ts';

const DECIDED = 'decided';
const titles = { de: 'Zulassung', en: 'admission' };
const admitted = {
  types: [DECIDED],
  countsIf: { type: DECIDED, field: 'outcome', codes: ['admitted'] },
  titles,
};

describe('whom a table counts', () => {
  it('is named by the type that begins the wait, and the codes with which it does', () => {
    expect(begunBy({ types: [DECIDED, 'other'], titles })).toEqual([DECIDED, 'other']);
    expect(begunBy(admitted)).toEqual(['decided?outcome=admitted']);
    expect(begunByOf('decided?outcome=admitted').countsIf).toEqual(admitted.countsIf);
    expect(typeOf('decided?outcome=admitted')).toBe(DECIDED);
  });

  it('names what must be said as well, and parts who said it from who did not', () => {
    const codes = { type: 'title', field: 'kind', codes: ['work', 'family'] };
    const first = 'title?kind=family|work?first=true';
    expect(begunBy({ types: ['title'], countsIf: { ...codes, said: ['first'] }, titles })).toEqual([first]);
    expect(begunByOf(first).countsIf).toEqual({ ...codes, codes: ['family', 'work'], said: ['first'] });
    const all = 'title?kind=family|work';
    const parts = partsOf([all, first]);
    expect(parts.get(first)).toEqual(['title?kind=family?first=true']);
    expect(parts.get(all)).toEqual(['title?kind=family?first=true', 'title?kind=family?first=']);
  });

  it('is a sum of parts that tables of one type share', () => {
    const parts = partsOf([DECIDED, 'decided?outcome=admitted', 'other']);
    expect(parts.get('other')).toEqual(['other']);
    expect(parts.get('decided?outcome=admitted')).toEqual(['decided?outcome=admitted']);
    expect(parts.get(DECIDED)).toEqual(['decided?outcome=admitted', 'decided?outcome=']);
  });
});
