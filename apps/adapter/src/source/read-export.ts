import type { FileMapping } from '../mapping/mapping.ts';
import type { ExportRecord } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';
import { SPREADSHEET } from './foreign-form.ts';
import { readCsv } from './read-csv.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readXes } from './read-xes.ts';
import { readXml } from './read-xml.ts';
import type { NamedFile } from './unpacked.ts';

/**
 * Reads an export piece by piece as the mapping's `format` says. A record that cannot be understood comes as a fault among
 * the others; a file that cannot be understood at all throws {@link ExportUnreadable} (columns missing or twice, wrong encoding,
 * broken XML), maybe after some records.
 */
export function readExport(
  file: NamedFile,
  { format, columns }: Pick<FileMapping, 'format' | 'columns'>,
): AsyncGenerator<readonly ExportRecord[]> {
  if (/\.(xlsx?|xlsm|xlsb|ods)$/i.test(file.name)) throw new ExportUnreadable([SPREADSHEET]);
  switch (format.kind) {
    case 'xml':
      return readXml(file, format);
    case 'json-lines':
      return readJsonLines(file, format);
    case 'xes':
      return readXes(file, columns);
    default:
      return readCsv(file, format, columns);
  }
}
