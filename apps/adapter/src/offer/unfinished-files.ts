import type { FileProgress, Files } from '../journal/files.ts';
import type { Problems } from '../journal/problems.ts';

/** What the list of unfinished files works with. */
export interface UnfinishedParts {
  readonly files: Pick<Files, 'unfinished'>;
  readonly problems: Pick<Problems, 'refuse' | 'lists'>;
  readonly now: () => string;
}

/** Under what a file that went away in mid-import is filed among the problems. */
export function unfinishedSubject(digest: string): string {
  return `unfinished:${digest}`;
}

/** Lists the files whose import was interrupted and that are not among those that lie there; the rest of their rows is missing. */
export function listUnfinished(
  { files, problems, now }: UnfinishedParts,
  liesThere: (file: FileProgress) => boolean,
): void {
  for (const file of files.unfinished()) {
    const subject = unfinishedSubject(file.digest);
    if (liesThere(file) || problems.lists(subject)) continue;
    problems.refuse({ subject, digest: '', at: now(), counted: false, problems: [problemOf(file)] });
  }
}

function problemOf({ name, line }: FileProgress) {
  return {
    file: name,
    line,
    code: 'FILE_GONE_UNFINISHED',
    reason: 'the file went away while it was being imported; nothing behind this line was taken',
    fix: 'put the same file back into the folder, under any name',
  };
}
