import fc from 'fast-check';
import type { CsvRecord } from './record-splitter.ts';
import { RecordSplitter } from './record-splitter.ts';

const split = (...pieces: string[]): CsvRecord[] => {
  const splitter = new RecordSplitter(';');
  return [...pieces.flatMap((piece) => [...splitter.push(piece)]), ...splitter.end()];
};

const cells = (...pieces: string[]) => split(...pieces).map((record) => record.cells);

describe('the text of an export', () => {
  it('is split at delimiters and line breaks of either kind', () => {
    expect(cells('a;b\r\n01;\n;x')).toEqual([
      ['a', 'b'],
      ['01', ''],
      ['', 'x'],
    ]);
  });

  it('may hold delimiters, line breaks and doubled quotes within quotes', () => {
    expect(cells('"a;b";"c\r\nd";"e""f"\r\nx;y;z\r\n')).toEqual([
      ['a;b', 'c\r\nd', 'e"f'],
      ['x', 'y', 'z'],
    ]);
  });

  it('counts lines as an editor does, empty ones and those within quotes included', () => {
    expect(split('a\r\n\r\n"b\r\nc";d\n\ne').map(({ line }) => line)).toEqual([1, 3, 6]);
  });

  it('takes a quote within an unquoted cell as it stands', () => {
    expect(cells('5" Rohr;x\n')).toEqual([['5" Rohr', 'x']]);
  });

  it('gives a line with a broken quote back as broken and goes on with the next', () => {
    expect(split('a;b\n"x"y;1\nc;d\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: [], broken: true },
      { line: 3, cells: ['c', 'd'] },
    ]);
  });

  it('loses no row behind a quote that is never closed', () => {
    const records = split('a;b\n"x;1\nc;d\ne;f\n');
    expect(records.map(({ line, broken }) => [line, broken])).toEqual([
      [1, undefined],
      [2, true],
      [3, undefined],
      [4, undefined],
    ]);
  });

  it('does not wait for a missing quote to the end of a large file', () => {
    const splitter = new RecordSplitter(';');
    const first = splitter.push(`"open;1\n${'x;y\n'.repeat(20_000)}`);
    expect(first.length).toBeGreaterThan(19_000);
    expect(first[0]).toEqual({ line: 1, cells: [], broken: true });
  });

  it('is the same in whatever pieces it comes', () => {
    const text = fc
      .array(fc.constantFrom('a', '"', '""', ';', '\n', '\r\n', 'ü', ' '), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), (whole, cuts) => {
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, whole.length)).sort((one, other) => one - other),
          whole.length,
        ];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(split(...pieces)).toEqual(split(whole));
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives back every table that was written by the rules', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', 'ß'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const written = rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join('');
        expect(cells(written)).toEqual(rows);
      }),
    );
  });
});
