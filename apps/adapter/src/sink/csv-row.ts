import type { RecallLine } from '../recall/recall-line.ts';
import type { SinkLine } from './sink-line.ts';

/** What stands under `notice` for an event that was recalled and is permitted again: from this row on it may be used. */
const USE_AGAIN = 'use-again';

/** Columns of the file, in order; a recall fills those that it has. */
export const CSV_COLUMNS = [
  'kind',
  'id',
  'type',
  'reference',
  'agency',
  'happenedAt',
  'recordedAt',
  'receivedAt',
  'purpose',
  'basis',
  'corrects',
  'disputed',
  'fields',
  'notice',
  'ids',
] as const;

/** What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection), also behind blanks. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** The header line. */
export function csvHeader(delimiter: string): string {
  return `${CSV_COLUMNS.join(delimiter)}\r\n`;
}

/**
 * One entry as a line of CSV (RFC 4180): what is no text stands as JSON, and a text that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function csvRow(line: SinkLine | RecallLine, delimiter: string): string {
  const cells: Readonly<Partial<Record<string, unknown>>> = isRecall(line)
    ? { ...line, id: line.recall, receivedAt: line.at }
    : { kind: 'event', ...line, notice: line.delivery === undefined ? undefined : USE_AGAIN };
  return `${CSV_COLUMNS.map((column) => cell(cells[column], delimiter)).join(delimiter)}\r\n`;
}

/** Whether a line tells of a recall. */
export function isRecall(line: SinkLine | RecallLine): line is RecallLine {
  return 'kind' in line;
}

function cell(value: unknown, delimiter: string): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  const needsQuotes = harmless.includes(delimiter) || /["\r\n]|^\s|\s$/.test(harmless);
  return needsQuotes ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
