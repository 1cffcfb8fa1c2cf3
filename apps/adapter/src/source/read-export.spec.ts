import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Mapping } from '../mapping/mapping.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';
import type { ExportRecord } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';
import { readExport } from './read-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The sample mapping with its rules over columns A and B, and this format. */
function mappingWith(format: string): Mapping {
  const rules = VOUCHERS.slice(VOUCHERS.indexOf('    rules:'));
  const renamed = rules.replace(/Vorgang|Nr|Form|Gültig bis/g, 'A').replace(/Datum/g, 'B');
  const mapping = readMapping(`files:\n  - glob: '*'\n    format: ${format}\n    reference: A\n${renamed}`);
  if (Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  return mapping;
}

async function read(format: string, name: string, content: string | Uint8Array): Promise<ExportRecord[]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const records: ExportRecord[] = [];
  const how = mappingWith(format).files[0];
  if (how === undefined) throw new Error('no entry');
  for await (const some of readExport({ name, path }, how)) records.push(...some);
  return records;
}

const faultsOf = (work: Promise<unknown>): Promise<readonly { code: string; line?: number }[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof ExportUnreadable) return error.faults;
      throw error;
    },
  );

const cellsOf = (records: readonly ExportRecord[]) =>
  records.map((record) => ('cells' in record ? Object.fromEntries(record.cells) : record.fault.code));

const XML = `{ kind: xml, namespaces: { k: urn:kommune }, record: /k:export/k:fall, columns: { A: k:nr, B: '@datum' } }`;
const JSON_LINES = `{ kind: json-lines, columns: { A: /nr, B: /tag/0 } }`;

describe('CSV', () => {
  it('is read in the declared encoding, the euro sign of Windows included', async () => {
    const bytes = Buffer.from('A,B\n"M\u00fcller",x\u0080\n', 'latin1');
    const records = await read("{ kind: csv, delimiter: ',', encoding: windows-1252 }", 'a.csv', bytes);
    expect(cellsOf(records)).toEqual([{ A: 'Müller', B: 'x€' }]);
    expect(
      await faultsOf(
        read('{ kind: csv, encoding: windows-1252 }', 'b.csv', Buffer.from('A;B\n\u0081;1\n', 'latin1')),
      ),
    ).toMatchObject([{ code: 'ENCODING_WRONG' }]);
    const old = await read(
      '{ kind: csv, encoding: iso-8859-1 }',
      'c.csv',
      Buffer.from('A;B\n\u00df;1\n', 'latin1'),
    );
    expect(cellsOf(old)).toEqual([{ A: 'ß', B: '1' }]);
  });

  it('may have no header: its columns are named by position', async () => {
    const records = await read('{ kind: csv, header: [A, X, B] }', 'a.csv', '007;;1,50\n');
    expect(cellsOf(records)).toEqual([{ A: '007', X: '', B: '1,50' }]);
    expect(records[0]?.line).toBe(1);
  });

  it('may be packed', async () => {
    const records = await read('{ kind: csv }', 'a.csv.gz', gzipSync('\uFEFFA;B\n01;2\n'));
    expect(cellsOf(records)).toEqual([{ A: '01', B: '2' }]);
  });

  it('that was packed by half waits, and one that is no gzip says so', async () => {
    const packed = gzipSync(`A;B\n${'01;2\n'.repeat(1_000)}`);
    expect(await faultsOf(read('{ kind: csv }', 'a.csv.gz', packed.subarray(0, -9)))).toMatchObject([
      { code: 'FILE_INCOMPLETE' },
    ]);
    expect(await faultsOf(read('{ kind: csv }', 'b.csv.gz', 'A;B\n'))).toMatchObject([
      { code: 'GZIP_BROKEN' },
    ]);
  });
});

describe('XML', () => {
  const wrap = (...cases: string[]) =>
    `<?xml version="1.0"?>\n<e:export xmlns:e="urn:kommune" xmlns="urn:kommune">\n${cases.join('\n')}\n</e:export>\n`;

  it('gives one record for each element at the path, by namespace and not by prefix, with line and column', async () => {
    const text = wrap(
      '  <fall datum="01.02.2025"><nr> 000123 </nr><!-- x --></fall>',
      '<e:fall><nr><![CDATA[<7>&]]></nr></e:fall>',
    );
    const records = await read(XML, 'a.xml', text);
    expect(records).toEqual([
      {
        line: 3,
        column: 3,
        cells: new Map([
          ['B', '01.02.2025'],
          ['A', '000123'],
        ]),
      },
      { line: 4, column: 1, cells: new Map([['A', '<7>&']]) },
    ]);
  });

  it('reads characters by number and in the encoding that the file declares', async () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-1"?><export xmlns="urn:kommune"><fall><nr>M\u00fc&#8364;</nr></fall></export>';
    expect(cellsOf(await read(XML, 'a.xml', Buffer.from(text, 'latin1')))).toEqual([{ A: 'Mü€' }]);
    const other = text.replace('ISO-8859-1', 'UTF-16');
    expect(await faultsOf(read(XML, 'b.xml', other))).toMatchObject([{ code: 'ENCODING_WRONG' }]);
  });

  it('lists a record whose column stands twice or is no plain text, and goes on', async () => {
    const records = await read(
      XML,
      'a.xml',
      wrap('<fall><nr>1</nr><nr>2</nr></fall>', '<fall><nr><b>1</b></nr></fall>', '<fall><nr>3</nr></fall>'),
    );
    expect(cellsOf(records)).toEqual(['VALUE_TWICE', 'VALUE_NOT_PLAIN', { A: '3' }]);
  });

  it('takes an element of the same name in another namespace for another one', async () => {
    expect(await read(XML, 'a.xml', wrap('<fall xmlns="urn:other"><nr>1</nr></fall>'))).toEqual([]);
    expect(await faultsOf(read(XML, 'b.xml', '<export/>'))).toMatchObject([
      { code: 'ROOT_UNKNOWN', line: 1 },
    ]);
  });

  it.each([
    ['is half written', wrap('<fall/>').slice(0, -14), 'FILE_INCOMPLETE'],
    ['is not well-formed', wrap('<fall><nr></fall>'), 'XML_BROKEN'],
    [
      'has a document type',
      '<!DOCTYPE export [<!ENTITY x "y">]><export xmlns="urn:kommune"/>',
      'XML_DOCTYPE',
    ],
    ['names an entity', wrap('<fall><nr>&x;</nr></fall>'), 'XML_BROKEN'],
  ])('that %s is not read', async (_, text, code) => {
    expect(await faultsOf(read(XML, 'a.xml', text))).toMatchObject([{ code }]);
  });
});

describe('JSON lines', () => {
  it('keep every number as it is written', async () => {
    const records = await read(
      JSON_LINES,
      'a.jsonl',
      '{"nr":000123,"tag":[1.10]}\n\n{"nr":"0042","tag":[12345678901234567890, true]}\r\n{"nr":null}\n{"nr":1e5,"tag":["\\u00fc"]}',
    );
    expect(cellsOf(records)).toEqual([
      { A: '000123', B: '1.10' },
      { A: '0042', B: '12345678901234567890' },
      {},
      { A: '1e5', B: 'ü' },
    ]);
    expect(records.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  it.each([
    ['{"nr":1,"nr":2}', 'JSON_BROKEN', 9],
    ['{"nr":1-2}', 'JSON_BROKEN', 7],
    ['{"nr":1} x', 'JSON_BROKEN', 9],
    ['{"nr":"\\x"}', 'JSON_BROKEN', 7],
    ['[1]', 'JSON_BROKEN', undefined],
    ['{"nr":{}}', 'VALUE_NOT_PLAIN', undefined],
    ['{"nr":"\\ud800"}', 'VALUE_NOT_PLAIN', undefined],
    ['['.repeat(10_000), 'JSON_BROKEN', 34],
  ])('with %j give %s and go on', async (line, code, column) => {
    const records = await read(JSON_LINES, 'a.jsonl', `${line}\n{"nr":"1"}\n`);
    expect(records[0]).toMatchObject({ line: 1, fault: { code } });
    expect(records[0]?.column).toBe(column);
    expect(cellsOf(records.slice(1))).toEqual([{ A: '1' }]);
  });

  it('longer than a million characters are listed, and what stands behind them is read', async () => {
    const scan = `{"nr":"${'A'.repeat(20_000_000)}"}`;
    const records = await read(JSON_LINES, 'a.jsonl', `${scan}\n{"nr":"1"}\n`);
    expect(records[0]).toMatchObject({ line: 1, column: 1_000_001, fault: { code: 'JSON_BROKEN' } });
    expect(cellsOf(records.slice(1))).toEqual([{ A: '1' }]);
  });
});

describe('an event log', () => {
  const log = (inner: string) =>
    `<log xmlns="http://www.xes-standard.org/"><global scope="event"><string key="B" value="UNKNOWN"/></global>${inner}</log>`;
  const format = '{ kind: xes }';

  it('gives one record for each event, with its number and the attributes of its trace wherever they stand', async () => {
    const records = await read(
      format,
      'a.xes',
      log(
        '<trace><event><string key="A" value="1"/><int key="B" value="007"><string key="A" value="nested"/></int></event>' +
          '<event/><string key="A" value="of the trace"/></trace>',
      ),
    );
    expect(cellsOf(records)).toEqual([{ A: '1', B: '007', '#': '1' }, { '#': '2' }]);
  });

  it('lists an event outside of any trace, and reads the others', async () => {
    const inner = '<trace><event/></trace><event><string key="A" value="1"/></event><trace><event/></trace>';
    const found = cellsOf(await read(format, 'a.xes', log(inner)));
    expect(found).toEqual([{ '#': '1' }, 'EVENT_WITHOUT_TRACE', { '#': '1' }]);
  });

  it('lists an event whose attribute stands twice', async () => {
    const twice = '<trace><event><string key="A" value="1"/><string key="A" value="2"/></event></trace>';
    expect(cellsOf(await read(format, 'a.xes', log(twice)))).toEqual(['VALUE_TWICE']);
    expect(await faultsOf(read(format, 'b.xes', '<pnml/>'))).toMatchObject([{ code: 'ROOT_UNKNOWN' }]);
  });
});

describe('a workbook', () => {
  it('is refused with the words how to export it', async () => {
    const [fault] = await faultsOf(read('{ kind: csv }', 'Akten.XLSX', 'PK'));
    expect(fault).toMatchObject({
      code: 'SPREADSHEET',
      fix: expect.stringContaining('CSV UTF-8') as unknown,
    });
  });
});
