import type { CsvFormat } from '#adapter';
import { wrongUsage } from '../failure.ts';

/** Whatever the two encodings of one byte per character have alike. */
const ONE_BYTE = /^[\t\r\n -~\u00a0-\u00ff]*$/;

/** An export of one row with these columns, as the mapping says it is read; quoted as in RFC 4180. */
export function exportBytes(
  { delimiter, encoding }: CsvFormat,
  columns: readonly string[],
  row: Readonly<Record<string, string>>,
): Buffer {
  const cell = (text: string): string =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [columns, columns.map((column) => row[column] ?? '')];
  const text = lines.map((cells) => `${cells.map(cell).join(delimiter)}\r\n`).join('');
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (ONE_BYTE.test(text)) return Buffer.from(text, 'latin1');
  throw wrongUsage('USAGE_WRONG', `the row has characters that this command cannot write as ${encoding}`, [
    'name a file number of plain letters and digits',
  ]);
}
