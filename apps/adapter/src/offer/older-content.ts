import { basename, matchesGlob } from 'node:path';
import type { FileProgress, Files } from '../journal/files.ts';
import type { FileMapping, Mapping } from '../mapping/mapping.ts';
import type { ExportFault } from '../source/export-record.ts';

/** A content that was imported before came again behind a newer one, where exports hold only what is new. */
export const OLDER_CONTENT: ExportFault = {
  code: 'OLDER_CONTENT_AGAIN',
  reason: 'this content was imported before a newer one of its kind; it was not imported again',
  fix: 'take the file away; if it is the present state, write withdrawn: report in the mapping where exports always hold the whole state',
};

/** Whether a content that was imported before has come back behind a newer one of the same entry of the mapping. */
export function isOlderContent(
  files: Pick<Files, 'lastDelivered' | 'readAfter'>,
  mapping: Mapping,
  how: FileMapping,
  { name, known }: { readonly name: string; readonly known: FileProgress },
): boolean {
  // A file that was only touched, or found again after a restart, has not come back.
  if (files.lastDelivered(name) === known.digest) return false;
  return files.readAfter(known.place).some((later) => entryOf(mapping, later)?.glob === how.glob);
}

/** The entry of the mapping that reads a file, by the name under which it is listed. */
export function entryOf({ files }: Mapping, listed: string): FileMapping | undefined {
  return (
    files.find(({ glob }) => matchesGlob(listed, glob)) ??
    files.find(({ glob }) => matchesGlob(basename(listed), glob))
  );
}
