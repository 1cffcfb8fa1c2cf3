import { csvOf } from './csv.ts';

describe('a list as CSV', () => {
  it('has a column for each member that any item has', () => {
    expect(
      csvOf([
        { a: 'x', b: 1 },
        { b: 2, c: true },
      ]),
    ).toBe('a,b,c\r\nx,1,\r\n,2,true\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('takes the formula out of %j', (text) => {
    expect(csvOf([{ a: text }])).toContain(`'${text}`);
  });

  it('quotes what would end a cell', () => {
    expect(csvOf([{ a: 'x,"y"\nz' }])).toBe('a\r\n"x,""y""\nz"\r\n');
  });

  it('writes lists and objects as JSON', () => {
    expect(csvOf([{ a: ['x', 'y'], b: { c: 1 } }])).toBe('a,b\r\n"[""x"",""y""]","{""c"":1}"\r\n');
  });

  it('is empty for an empty list but for the line of columns', () => expect(csvOf([])).toBe('\r\n'));
});
