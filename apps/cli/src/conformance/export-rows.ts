import { TYPES } from './bench-agreement.ts';

/** A row of the kit's exports. */
export interface ExportRow {
  /** The agency's own file number; leading zeros belong to it. */
  readonly file: string;
  /** Names the happening for ever. */
  readonly row: string;
  readonly event: keyof typeof TYPES;
  /** `DD.MM.YYYY[ HH:mm]`, German time. */
  readonly happened: string;
  /** Code of the course; of a voluntary offer it says nothing. */
  readonly course: string;
}

const COLUMNS = ['file', 'row', 'event', 'happened', 'course'] as const;

/** An export as the kit hands it to the adapter under test: CSV in UTF-8, semicolons, CRLF, a header. */
export function exportText(rows: readonly ExportRow[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => row[column]).join(';'));
  return [COLUMNS.join(';'), ...lines, ''].join('\r\n');
}

/** What Wegmarke's own adapter needs to read these exports; the same as any other adapter has to be told. */
export const KIT_MAPPING = [
  '# How the exports of the conformance kit become events.',
  'files:',
  "  - glob: '*.csv'",
  "    delimiter: ';'",
  '    reference: file',
  '    rules:',
  ...rule('byLaw', ["courseKind: { constant: 'general' }", 'courseCode: { column: course }']),
  ...rule('byConsent', ["offer: { constant: 'language-cafe' }"]),
  ...rule('untilChanged', ['courseCode: { column: course }']),
  '',
].join('\n');

function rule(event: keyof typeof TYPES, fields: readonly string[]): readonly string[] {
  return [
    `      - when: [{ column: event, equals: ${event} }]`,
    `        event: ${TYPES[event]}`,
    "        happened: { column: happened, format: 'DD.MM.YYYY[ HH:mm]' }",
    '        keys: [row]',
    '        fields:',
    ...fields.map((one) => `          ${one}`),
  ];
}
