/** What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Objects as CSV (RFC 4180), one column for each name. What is no text stands as JSON; a text that a spreadsheet would take
 * for a formula gets an apostrophe before it.
 */
export function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly { readonly [name in Column]?: unknown }[],
): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
