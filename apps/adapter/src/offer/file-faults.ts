import type { FileMapping } from '../mapping/mapping.ts';
import type { ExportFault } from '../source/export-record.ts';
import { ExportUnreadable } from '../source/export-record.ts';
import type { Inspection } from '../source/inspect-file.ts';
import { lastRecordComplete } from '../source/read-csv.ts';
import { readExport } from '../source/read-export.ts';
import { lastLineComplete } from '../source/read-json-lines.ts';
import type { NamedFile } from '../source/unpacked.ts';

/** An export in the folder that no entry of the mapping names. */
export const NO_MAPPING: ExportFault = {
  code: 'FILE_WITHOUT_MAPPING',
  reason: 'no entry of the mapping names this file',
  fix: 'add an entry with a glob for it, or keep such files in another folder',
};

const INCOMPLETE: ExportFault = {
  code: 'FILE_INCOMPLETE',
  reason: 'the last line is not complete: the file may be half written',
  fix: 'wait until it is written; if the system never ends its last line, write "endsWithLineBreak: false" in the mapping',
};

const EMPTY: ExportFault = {
  code: 'FILE_INCOMPLETE',
  reason: 'the file is empty',
  fix: 'wait until it is written; if it stays so, have the system export it again, or take the file away',
};

/** Where the mapping says that a last line break may lack, its lack is not what is wrong. */
const CUT_OFF: ExportFault = {
  code: 'FILE_INCOMPLETE',
  reason: 'the last record is cut off: it has not as many cells as the first, or is not closed',
  fix: 'wait until it is written; if it stays so, have the system export it again',
};

/** What keeps a whole file from being read. It is read through once for it, so that no row of a faulty file is ever imported. */
export async function fileFaults(
  file: NamedFile,
  mapping: FileMapping,
  inspection: Inspection,
): Promise<readonly ExportFault[]> {
  if (inspection.isEmpty) return [EMPTY];
  if (await isHalfWritten(file, mapping, inspection))
    return [mapping.endsWithLineBreak ? INCOMPLETE : CUT_OFF];
  return faultsOf(async () => {
    for await (const _ of readExport(file, mapping)) continue;
  });
}

/** The faults that the work throws, if any. */
export async function faultsOf(work: () => Promise<void>): Promise<readonly ExportFault[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof ExportUnreadable) return error.faults;
    throw error;
  }
}

/** XML tells its end itself; text does by its last line break, or, where the mapping says so, by a whole last record. */
async function isHalfWritten(
  file: NamedFile,
  { format, endsWithLineBreak }: FileMapping,
  inspection: Inspection,
): Promise<boolean> {
  if (format.kind === 'xml' || format.kind === 'xes' || inspection.endsWithLineBreak) return false;
  if (endsWithLineBreak) return true;
  const last = format.kind === 'csv' ? lastRecordComplete(file, format) : lastLineComplete(file);
  return !(await last.catch(() => false));
}
