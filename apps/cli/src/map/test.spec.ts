import { gzipSync } from 'node:zlib';
import { COURSES, MapBench, ROWS } from './spec/run-map.ts';
import type { PlacedProblem } from './try-export.ts';

interface Told {
  readonly exit: number;
  readonly files: readonly { readonly events: number }[];
  readonly rows: readonly object[];
  readonly problems: readonly Omit<PlacedProblem, 'reason' | 'fix'>[];
}

describe('wegmarke map test', () => {
  let bench: MapBench;
  let mapping: string;
  beforeEach(() => {
    bench = new MapBench('map test');
    mapping = bench.file('mapping.yaml', COURSES);
  });
  afterEach(() => bench.close());

  it('shows each row beside what becomes of it', async () => {
    const { exit, text } = await bench.text(mapping, bench.file('kurse-1.csv', ROWS));
    expect(text.split('\n').slice(0, 9)).toEqual([
      'kurse-1.csv:2',
      '  TN       417         │  reference                   00417',
      '  Haus     VHS         │  language.course-started.v1',
      '  Vorgang  B           │    key                       1',
      '  Datum    17.03.2025  │    happened                  2025-03-16T23:00:00.000Z',
      '  Lfd      1           │    courseKind                general',
      '  Art      ALLG        │    courseCode                IK-1',
      '  Kurs     IK-1        │    timeModel                 part-time',
      '',
    ]);
    expect(text).toContain('│  left out  not selected');
    expect(text).toContain('no rule applies (otherwise: ignore)');
    expect(text.trimEnd().split('\n').at(-1)).toBe('4 rows: 2 events, 2 left out, 0 problems');
    expect(exit).toBe(0);
  });

  it.each([
    ['workbooks', Buffer.from('PK\u0003\u0004'), 'SPREADSHEET'],
    ['UTF-16', Buffer.from('\ufeffA;B', 'utf16le'), 'ENCODING_WRONG'],
  ])('knows %s by the first bytes, before it looks for a last line break', async (_, bytes, code) => {
    const { text } = await bench.text(mapping, bench.file('kurse-1.csv', bytes));
    expect(text).toContain(`kurse-1.csv:1:1 ${code}`);
    expect(text).not.toContain('endsWithLineBreak');
  });

  it('gives no advice that is followed already, nor one that would not help an empty file', async () => {
    const empty = await bench.text(mapping, bench.file('kurse-1.csv', ''));
    expect(empty.text).toContain('FILE_INCOMPLETE the file is empty');
    expect(empty.text).not.toContain('endsWithLineBreak');
    const lenient = bench.file(
      'lenient.yaml',
      COURSES.replace('    reference:', '    endsWithLineBreak: false\n    reference:'),
    );
    const { text } = await bench.text(lenient, bench.file('kurse-2.csv', `${ROWS}9;VHS`));
    expect(text).toContain('FILE_INCOMPLETE the last record is cut off');
    expect(text).not.toContain('endsWithLineBreak');
  });

  it('tells every problem with file, line and character of the cell', async () => {
    const rows = [
      'TN;"Haus";Vorgang;Lfd;Datum;Art;Kurs',
      '"417";"VHS";B;1;"31.02.2025";ALLG;"IK ""A"";\n2"',
      ';VHS;B;5;17.03.2025;ALLG;IK-1',
      '"Müller; Eva',
      '1;VHS;B;7;17.03.2025;ÄÖ;IK-1',
      '1;VHS;B;8',
      '9;VHS;B;9;17.03.2025;ALLG;IK-1',
      '9;VHS;B;9;18.03.2025;ALLG;IK-1',
      '',
    ].join('\n');
    const { exit, problems } = await bench.json<Told>(
      mapping,
      bench.file('kurse-1.csv', rows),
      '--only-problems',
    );
    expect(
      problems.map(({ file, line, column, code, cell }) =>
        [`${file}:${line}:${column}`, code, cell].join(' ').trim(),
      ),
    ).toEqual([
      'kurse-1.csv:2:35 CONTROL_CHARACTER Kurs',
      'kurse-1.csv:4:1 REFERENCE_MISSING TN',
      'kurse-1.csv:5:1 QUOTE_BROKEN',
      'kurse-1.csv:6:22 CODE_UNKNOWN Art',
      'kurse-1.csv:7:1 ROW_WIDTH',
      'kurse-1.csv:9:1 KEY_TWICE_IN_FILE',
    ]);
    expect(exit).toBe(1);
  });

  it('prints problems as editors understand them, without the cell', async () => {
    const { text } = await bench.text(
      mapping,
      bench.file('kurse-1.csv', ROWS.replace('ALLG', 'Kanarienvogel')),
      '--only-problems',
    );
    const line = text.split('\n').find((one) => one.startsWith('kurse-1.csv:2:24'));
    expect(line).toBe(
      'kurse-1.csv:2:24 CODE_UNKNOWN [Art] the cell is not in the code list; use one of ALLG, ALPHA, or add it to the mapping',
    );
    expect(text.match(/kurse-1\.csv:3\b/)).toBeNull();
  });

  it('tells all faults of the mapping, each with its place, and reads no export', async () => {
    const faulty = bench.file('m.yaml', COURSES.replace('courseKind:', 'kind:').replace('glob:', 'blob:'));
    const { exit, text } = await bench.text(faulty, 'nowhere.csv');
    expect(text.split('\n').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'm.yaml:2:5 MISSING_KEY',
      'm.yaml:2:5 UNKNOWN_KEY',
      'm.yaml:7:9 FIELD_MISSING',
      'm.yaml:11:9 FIELD_UNKNOWN',
      '',
    ]);
    expect(exit).toBe(1);
  });

  it.each([
    ['whose name no entry fits', 'andere.csv', ROWS, 'FILE_WITHOUT_MAPPING'],
    ['that lacks a column', 'kurse-1.csv', ROWS.replace('Kurs', 'Code'), 'COLUMN_MISSING'],
    ['that seems half written', 'kurse-1.csv', ROWS.trimEnd(), 'FILE_INCOMPLETE'],
    ['in another encoding', 'kurse-1.csv', Buffer.from(ROWS.replace('IK-1', 'Ä'), 'latin1'), 'NOT_UTF8'],
  ])('tells why an export %s is not read', async (_, name, content, code) => {
    const { exit, text } = await bench.text(mapping, bench.file(name, content));
    expect(text).toContain(`${name}:1:1 ${code}`);
    expect(exit).toBe(1);
  });

  it('says so where there is no file of that name', async () => {
    const { exit, text } = await bench.text(mapping, 'nothere.csv');
    expect(exit).toBe(2);
    expect(text).toMatch(/FILE_UNREADABLE[^]*no such file: nothere\.csv/);
  });

  it('shows no more of a long export than fits, and counts all of it', async () => {
    const right = '1;VHS;B;7;17.03.2025;ALLG;IK-1\n'.repeat(10_000);
    const long = `TN;Haus;Vorgang;Lfd;Datum;Art;Kurs\n${right}1;VHS;B;8;17.03.2025;XX;IK-1\n`;
    const { exit, rows, files } = await bench.json<Told>(mapping, bench.file('kurse-1.csv', long));
    expect(exit).toBe(1);
    expect(rows).toHaveLength(10_000);
    expect(files).toMatchObject([{ rows: 10_001, problems: 1 }]);
  });

  it('reads the other formats too, and several files at once', async () => {
    const both = bench.file(
      'both.yaml',
      `${COURSES}  - glob: '*.jsonl.gz'
    format: { kind: json-lines, columns: { Nr: /nr, Kurs: /kurs/code, Tag: /tag } }
    reference: Nr
    rules:
      - event: de.wegmarke.language.course-started.v1
        happened: { column: Tag, format: YYYY-MM-DD }
        keys: [Nr]
        fields:
          courseKind: { constant: general }
          courseCode: { column: Kurs }
          timeModel: { constant: part-time }
`,
    );
    const lines = '{"nr":"007","kurs":{"code":"IK-9"},"tag":"2025-03-01"}\n{"nr":"8"\n';
    const { problems, rows, files } = await bench.json<Told>(
      both,
      bench.file('kurse-1.csv', ROWS),
      bench.file('x.jsonl.gz', gzipSync(lines)),
    );
    expect(files.map(({ events }) => events)).toEqual([2, 1]);
    expect(rows.at(-2)).toMatchObject({ reference: '007', events: [{ data: { courseCode: 'IK-9' } }] });
    expect(problems).toMatchObject([{ file: 'x.jsonl.gz', line: 2, code: 'JSON_BROKEN' }]);
  });
});
