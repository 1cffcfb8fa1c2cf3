import { existsSync, readFileSync } from 'node:fs';
import type { MoreLines } from '../verdict.ts';

const CELL = /(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/gy;
/** The apostrophe that keeps a spreadsheet from calculating. */
const DISARMED = /^'(?=[=+\-@])/;

/** The events in a sink of CSV (RFC 4180, `;`), read apart from the product, and what is no row of it. */
export function receivedCsv(file: string): Pick<MoreLines, 'lines' | 'broken'> {
  if (!existsSync(file)) return { lines: [], broken: [] };
  const {
    rows: [header = [], ...rows],
    rest,
  } = rowsIn(readFileSync(file, 'utf8'));
  const lines = rows.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? '').replace(DISARMED, '')])),
  );
  return {
    lines: lines.filter(({ kind }) => kind === 'event') as unknown as MoreLines['lines'],
    broken: rest === '' ? [] : [`no row of CSV: ${rest.slice(0, 80)}`],
  };
}

function rowsIn(text: string): { readonly rows: readonly (readonly string[])[]; readonly rest: string } {
  const rows: string[][] = [];
  let row: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: quoted, 2: bare, 3: after, index } of text.matchAll(CELL)) {
    if (index !== end) break;
    end += whole.length;
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (after === ';') continue;
    rows.push(row);
    row = [];
  }
  return { rows, rest: text.slice(end) };
}
