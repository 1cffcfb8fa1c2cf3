import type { CsvFormat } from '../mapping/export-format.ts';
import type { CellProblem } from '../mapping/cell-problem.ts';
import { cleanCell } from './clean-text.ts';
import { decoderFor } from './decoder.ts';
import type { ExportFault, ExportRecord } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';
import type { CsvRecord } from './record-splitter.ts';
import { RecordSplitter } from './record-splitter.ts';
import type { NamedFile } from './unpacked.ts';
import { unpacked } from './unpacked.ts';

/** Reads CSV; `needed` are the columns that must be there once. Throws {@link ExportUnreadable} (COLUMN_MISSING, COLUMN_TWICE, encoding). */
export async function* readCsv(
  file: NamedFile,
  format: CsvFormat,
  needed: readonly string[],
): AsyncGenerator<readonly ExportRecord[]> {
  let columns = format.header === 'names' ? undefined : format.header;
  if (columns !== undefined) checkHeader(columns, needed, format);
  for await (const records of splitRecords(file, format)) {
    let rows = records;
    if (columns === undefined && records.length > 0) {
      columns = records[0]?.cells.map(cleanCell) ?? [];
      checkHeader(columns, needed, format);
      rows = records.slice(1);
    }
    const header = columns ?? [];
    yield rows.map((record) => recordOf(record, header));
  }
  if (columns === undefined) checkHeader([], needed, format);
}

/** Whether the last record is as wide as the first and its quotes are closed: a sign of a whole file when no line break ends it. */
export async function lastRecordComplete(file: NamedFile, format: CsvFormat): Promise<boolean> {
  let width = format.header === 'names' ? undefined : format.header.length;
  let last: CsvRecord | undefined;
  for await (const records of splitRecords(file, format)) {
    width ??= records[0]?.cells.length;
    last = records.at(-1) ?? last;
  }
  return last !== undefined && last.broken !== true && last.cells.length === width;
}

async function* splitRecords(file: NamedFile, format: CsvFormat): AsyncGenerator<readonly CsvRecord[]> {
  const decoder = decoderFor(format.encoding);
  const splitter = new RecordSplitter(format.delimiter);
  for await (const bytes of unpacked(file)) yield splitter.push(decoder.decode(bytes));
  yield [...splitter.push(decoder.end()), ...splitter.end()];
}

function recordOf({ line, cells, broken }: CsvRecord, columns: readonly string[]): ExportRecord {
  if (broken) return { line, fault: QUOTE_BROKEN };
  const texts = cells.map(cleanCell);
  if (cells.length !== columns.length) return { line, fault: rowWidth(cells.length, columns.length), texts };
  return { line, cells: new Map(columns.map((column, index) => [column, texts[index] ?? ''])) };
}

const QUOTE_BROKEN: CellProblem = {
  code: 'QUOTE_BROKEN',
  reason: 'a quoted cell is not closed where it should be',
  fix: 'write a quote within quotes twice',
};

function rowWidth(found: number, wanted: number): CellProblem {
  const reason = `the row has ${found} cells, the header has ${wanted}`;
  return { code: 'ROW_WIDTH', reason, fix: 'put cells that contain the delimiter in quotes' };
}

/** Columns that the mapping names are missing or twice in the header. */
function checkHeader(columns: readonly string[], needed: readonly string[], { delimiter }: CsvFormat): void {
  const faults = needed.flatMap((column): ExportFault[] => {
    const times = columns.filter((found) => found === column).length;
    if (times === 1) return [];
    const code = times === 0 ? 'COLUMN_MISSING' : 'COLUMN_TWICE';
    const reason =
      times === 0 ? 'the header has no such column' : 'the header has this column more than once';
    const fix = `export the column once, with "${delimiter}" between columns, or correct the mapping`;
    return [{ column, code, reason, fix }];
  });
  if (faults.length > 0) throw new ExportUnreadable(faults);
}
