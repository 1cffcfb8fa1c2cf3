import type { XmlFormat } from '../mapping/export-format.ts';
import type { ExportRecord } from './export-record.ts';
import { ExportUnreadable } from './export-record.ts';
import type { NamedFile } from './unpacked.ts';
import { XmlPaths } from './xml-paths.ts';
import { XmlRow } from './xml-row.ts';
import type { XmlReader, XmlStart } from './xml-tokens.ts';
import { readXmlTokens } from './xml-tokens.ts';

/** Reads XML: each element at the record's path is a record. Throws {@link ExportUnreadable}, also where the root is another one. */
export async function* readXml(file: NamedFile, format: XmlFormat): AsyncGenerator<readonly ExportRecord[]> {
  const reader = new RecordReader(new XmlPaths(format));
  for await (const _ of readXmlTokens(file, reader)) yield reader.take();
}

class RecordReader implements XmlReader {
  private readonly path: string[] = [];
  private row: XmlRow | undefined;
  private records: ExportRecord[] = [];

  constructor(private readonly paths: XmlPaths) {}

  open(start: XmlStart): void {
    this.path.push(start.name);
    if (this.path.length === 1 && start.name !== this.paths.root) throw rootUnknown(start.line);
    if (this.row !== undefined) this.row.open(start);
    else if (this.paths.isRecord(this.path)) this.row = new XmlRow(this.paths, start);
  }

  text(text: string): void {
    this.row?.text(text);
  }

  close(): void {
    this.path.pop();
    if (this.row?.close() !== 'whole') return;
    this.records.push(this.row.record());
    this.row = undefined;
  }

  /** The records that are complete since the last time. */
  take(): readonly ExportRecord[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }
}

function rootUnknown(line: number): ExportUnreadable {
  const reason = 'the outermost element is not the one with which the path of the record begins';
  const fix = 'correct format.record or format.namespaces in the mapping';
  return new ExportUnreadable([{ code: 'ROOT_UNKNOWN', line, reason, fix }]);
}
