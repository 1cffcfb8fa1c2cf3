import { filtersIn, searchText } from './search-text.ts';

describe("an officer's search", () => {
  it('is written from the form as the hub reads it, with the last day included', () => {
    const filters = { agency: 'vhs', decision: 'deny', from: '2026-01-01', until: '2026-01-31' };
    expect(searchText(filters)).toBe('agency:vhs decision:deny created:>=2026-01-01 created:<2026-02-01');
    expect(searchText({ actor: 'two words', rest: 'row:a.b' })).toBe('actor:"two words" row:a.b');
    expect(searchText({ agency: '  ' })).toBe('');
  });

  it('comes back into the form, and keeps what the form has no field for', () => {
    const text =
      'agency:vhs door:timeline created:>=2026-01-01 created:<2026-02-01 row:int-8-2 code:NOTHING_SHOWN';
    const filters = filtersIn(text);
    expect(filters).toEqual({
      agency: 'vhs',
      door: 'timeline',
      from: '2026-01-01',
      until: '2026-01-31',
      rest: 'row:int-8-2 code:NOTHING_SHOWN',
    });
    expect(searchText(filters)).toBe(text);
  });

  it('loses nothing that cannot be read: the hub says what is wrong with it', () => {
    for (const text of ['agency:', 'created:soon', 'nonsense', 'agency:a agency:b', 'created:2026-01-15'])
      expect(searchText(filtersIn(text))).toBe(text);
  });
});
