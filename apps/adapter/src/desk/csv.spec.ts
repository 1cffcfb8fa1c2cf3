import { csvOf } from './csv.ts';

describe('CSV', () => {
  it('quotes what would end a cell, and writes what is no text as JSON', () => {
    const rows = [{ a: 'x, "y"\n', b: true }, { b: 12 }];
    expect(csvOf(['a', 'b'], rows)).toBe('a,b\r\n"x, ""y""\n",true\r\n,12\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('starts no formula with %j', (text) => {
    const cell = csvOf(['a'], [{ a: text }]).slice('a\r\n'.length);
    expect(cell).toMatch(/^"?'/);
  });
});
