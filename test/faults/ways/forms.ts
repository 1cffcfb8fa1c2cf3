import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalAgency } from '../../../deploy/local/network/network.mjs';
import { dropExport, HEADER } from '../../network/files.ts';

/** In which kinds of file a system exports. */
export const FILE_FORMS = ['csv', 'xml', 'json-lines', 'xes'] as const;

/** One of them. */
export type FileForm = (typeof FILE_FORMS)[number];

/** The columns of the tests' export style, each by its name. */
export const COLUMNS = HEADER.split(';');

/** One row by its columns. */
export function cellsOf(row: string): Readonly<Record<string, string>> {
  const cells = row.split(';');
  return Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index] ?? '']));
}

const columnsAs = (path: (column: string) => string): string =>
  `columns: { ${COLUMNS.map((column) => `${column}: ${path(column)}`).join(', ')} }`;
const POINTERS = columnsAs((column) => `/row/${column}`);

/** How each kind of export is found and read. */
const ENTRIES: readonly string[] = [
  "  - glob: 'export-*.csv'\n    delimiter: ';'",
  `  - glob: 'export-*.xml'\n    format: { kind: xml, record: /export/row, ${columnsAs((column) => column)} }`,
  `  - glob: 'export-*.jsonl'\n    format: { kind: json-lines, ${POINTERS} }`,
  "  - glob: 'export-*.xes'\n    format: { kind: xes }",
  `  - glob: 'table/rows'\n    format: { kind: json-lines, ${POINTERS} }`,
  `  - glob: 'push/rows'\n    format: { kind: json-lines, ${POINTERS} }`,
];

/** The same rules for the rows of every kind of export, given a mapping for one of them. */
export function mappingForAll(mapping: string): string {
  const rules = mapping.slice(mapping.indexOf('    reference:'));
  return `files:\n${ENTRIES.map((entry) => `${entry}\n${rules}`).join('')}`;
}

/** Lays an export into the agency's folder as a file of this kind. */
export function dropAs(form: FileForm, agency: LocalAgency, number: number, rows: readonly string[]): void {
  if (form === 'csv') return dropExport(agency, `export-${number}.csv`, rows);
  const [ending, write] = WRITTEN[form];
  writeFileSync(join(agency.folder, 'exports', `export-${number}.${ending}`), write(rows.map(cellsOf)));
}

type Cells = ReturnType<typeof cellsOf>;

const WRITTEN: Readonly<
  Record<Exclude<FileForm, 'csv'>, readonly [ending: string, write: (rows: readonly Cells[]) => string]>
> = {
  xml: [
    'xml',
    (rows) => `<export>\n${rows.map((row) => `<row>${elements(row)}</row>\n`).join('')}</export>\n`,
  ],
  'json-lines': ['jsonl', (rows) => rows.map((row) => `${JSON.stringify({ row })}\n`).join('')],
  xes: [
    'xes',
    (rows) =>
      `<log>\n<trace>\n${rows.map((row) => `<event>${strings(row)}</event>\n`).join('')}</trace>\n</log>\n`,
  ],
};

function elements(row: Cells): string {
  return Object.entries(row)
    .map(([column, cell]) => `<${column}>${cell}</${column}>`)
    .join('');
}

function strings(row: Cells): string {
  return Object.entries(row)
    .map(([column, cell]) => `<string key="${column}" value="${cell}"/>`)
    .join('');
}
