import { gzipSync } from 'node:zlib';
import { MapBench, ROWS } from './spec/run-map.ts';

const XML = `<?xml version="1.0"?>
<k:export xmlns:k="urn:kurse"><k:kopf><k:stand>2025-03-01</k:stand></k:kopf>
<k:fall id="007"><k:name>Eva Müller</k:name><k:frist bis="2025-01-01"/></k:fall>
<k:fall id="008"><k:name/></k:fall></k:export>`;

const XES = `<log xmlns="http://www.xes-standard.org/"><trace><string key="concept:name" value="case-1"/>
<event><string key="concept:name" value="Start"/><date key="time:timestamp" value="2010-10-02T00:00:00+02:00"/></event>
<event><string key="concept:name" value="Ende"/></event></trace></log>`;

interface Told {
  readonly columns: readonly {
    readonly name: string;
    readonly filled: number;
    readonly samples: readonly string[];
  }[];
  readonly format: Readonly<Record<string, unknown>>;
  readonly records: number;
}

describe('wegmarke map columns', () => {
  let bench: MapBench;
  beforeEach(() => (bench = new MapBench('map columns')));
  afterEach(() => bench.close());

  const columnsOf = async (name: string, content: string | Uint8Array, ...words: string[]) => {
    const { columns, format, records } = await bench.json<Told>(bench.file(name, content), ...words);
    const seen = columns.map(({ name: column, filled, samples }) => [column, filled, ...samples].join(' '));
    return { seen, format, records };
  };

  it('names the columns of CSV, finds the delimiter, and masks what stands in them', async () => {
    const { seen, format } = await columnsOf('k.csv', ROWS.replace('417', '00417').replace('ALLG', 'Ärger'));
    expect(seen).toEqual([
      'TN 4 00999 999',
      'Haus 4 XXX XXXXXX',
      'Vorgang 4 X',
      'Lfd 4 9',
      'Datum 4 99.99.9999',
      'Art 4 Xxxxx XXXXX',
      'Kurs 4 XX-9',
    ]);
    expect(format).toEqual({ kind: 'csv', delimiter: ';', encoding: 'utf-8', header: 'names' });
  });

  it('names elements and attributes of XML below the repeated element', async () => {
    const { seen, format, records } = await columnsOf('k.xml', XML);
    expect(seen).toEqual(['@id 2 009', 'n1:name 1 Xxx Xxxxxx', 'n1:frist/@bis 1 9999-99-99', 'n1:frist 0']);
    expect(format).toEqual({
      kind: 'xml',
      namespaces: { n1: 'urn:kurse' },
      record: '/n1:export/n1:fall',
      columns: { id: '@id', name: 'n1:name', 'frist.bis': 'n1:frist/@bis', frist: 'n1:frist' },
    });
    expect(records).toBe(2);
  });

  it('names members of JSON lines by their pointers', async () => {
    const { seen, format } = await columnsOf('k.jsonl', '{"nr":0042,"person":{"orte":["Rheine"]}}\n');
    expect(seen).toEqual(['/nr 1 0099', '/person/orte/0 1 Xxxxxx']);
    expect(format['columns']).toEqual({ nr: '/nr', 'person.orte.0': '/person/orte/0' });
  });

  it('names the attributes of an event log', async () => {
    const { seen, records } = await columnsOf('log.xes.gz', gzipSync(XES));
    expect(seen).toEqual([
      'trace:concept:name 1 xxxx-9',
      'concept:name 2 Xxxxx Xxxx',
      'time:timestamp 1 9999-99-99X99:99:99+99:99',
    ]);
    expect(records).toBe(2);
  });

  it('prints a format that a mapping can begin with', async () => {
    const { text, exit } = await bench.text(bench.file('k.csv', ROWS));
    expect(text).toContain('format:\n  kind: csv\n  delimiter: ;\n  encoding: utf-8\n  header: names\n');
    expect(exit).toBe(0);
  });

  it.each([
    ['a spreadsheet', 'k.xlsx', 'SPREADSHEET'],
    ['bytes that are not UTF-8', 'k.csv', 'NOT_UTF8'],
  ])('says how to export instead of %s', async (_, name, code) => {
    const { text, exit } = await bench.text(bench.file(name, Buffer.from('Ä;B\n', 'latin1')));
    expect(text).toContain(`${name}:1:1 ${code}`);
    expect(exit).toBe(1);
  });

  it.each([
    ['a workbook under another name', Buffer.from('PK\u0003\u0004rest\n'), 'SPREADSHEET'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae10a', 'hex'), 'SPREADSHEET'],
    ['UTF-16', Buffer.from('\ufeffA;B\n', 'utf16le'), 'ENCODING_WRONG'],
  ])('knows %s by its first bytes', async (_, bytes, code) => {
    const { text, exit } = await bench.text(bench.file('k.csv', bytes), '--encoding', 'iso-8859-1');
    expect([exit, text]).toEqual([1, expect.stringContaining(`k.csv:1:1 ${code}`)]);
    expect(text).toContain('CSV UTF-8');
  });

  it('reads another encoding when it is told which', async () => {
    const { seen } = await columnsOf(
      'k.csv',
      Buffer.from('Größe\nÄ\n', 'latin1'),
      '--encoding',
      'iso-8859-1',
    );
    expect(seen).toEqual(['Größe 1 X']);
  });
});
