import { VOUCHERS } from '../spec/sample-mapping.ts';
import { readMapping } from './read-mapping.ts';

const NAMES = ['Aktenzeichen', 'AZR-Nummer', 'Vorgang', 'Nr', 'Datum', 'Form', 'Gültig bis'];
const over = (path: (name: string, index: number) => string, names = NAMES): string =>
  `{ ${names.map((name, index) => `'${name}': '${path(name, index)}'`).join(', ')} }`;

const withFormat = (format: string): string => VOUCHERS.replace("delimiter: ';'", `format: ${format}`);
const codesIn = (format: string): readonly string[] => {
  const read = readMapping(withFormat(format));
  return Array.isArray(read) ? read.map(({ code, pointer }) => `${code} ${pointer}`) : [];
};
const xml = (record: string, columns: string, namespaces = '{ k: urn:k }'): string =>
  `{ kind: xml, namespaces: ${namespaces}, record: '${record}', columns: ${columns} }`;

describe("a mapping's format", () => {
  it('is CSV in UTF-8 with the own delimiter of the entry where none is written', () => {
    expect(readMapping(VOUCHERS)).toMatchObject({
      files: [{ format: { kind: 'csv', delimiter: ';', encoding: 'utf-8', header: 'names' } }],
    });
  });

  it.each([
    [
      'CSV by position',
      `{ kind: csv, delimiter: "\\t", encoding: windows-1252, header: [${NAMES.join(', ')}] }`,
    ],
    [
      'XML',
      xml(
        '/k:export/k:fall',
        over((_, index) => (index === 0 ? '@id' : `k:c${index}/@wert`)),
      ),
    ],
    ['JSON lines', `{ kind: json-lines, columns: ${over((_, index) => `/zeilen/${index}`)} }`],
    ['an event log', '{ kind: xes }'],
  ])('may be %s', (_, format) => {
    expect(codesIn(format)).toEqual([]);
  });

  it.each([
    ['an unknown kind', '{ kind: xlsx }', 'WRONG_VALUE /files/0/format/kind'],
    ['an unknown encoding', '{ kind: csv, encoding: utf-16 }', 'WRONG_VALUE /files/0/format/encoding'],
    ['a key of another kind', '{ kind: xes, delimiter: x }', 'UNKNOWN_KEY /files/0/format/delimiter'],
    [
      'a relative record',
      xml(
        'k:fall',
        over(() => 'k:x'),
      ),
      'WRONG_VALUE /files/0/format/record',
    ],
    [
      'a prefix without namespace',
      xml(
        '/k:fall',
        over(() => 'p:x'),
      ),
      'PREFIX_UNKNOWN /files/0/format',
    ],
    [
      'a path without slash',
      `{ kind: json-lines, columns: ${over(() => 'nr')} }`,
      'WRONG_VALUE /files/0/format/columns/Nr',
    ],
    [
      'a column that is not made',
      `{ kind: json-lines, columns: ${over((_, index) => `/${index}`, NAMES.slice(1))} }`,
      'COLUMN_UNKNOWN /files/0/format',
    ],
    ['a position without name', '{ kind: csv, header: [Aktenzeichen] }', 'COLUMN_UNKNOWN /files/0/format'],
  ])('may not have %s', (_, format, code) => {
    expect(codesIn(format)).toContain(code);
  });
});
