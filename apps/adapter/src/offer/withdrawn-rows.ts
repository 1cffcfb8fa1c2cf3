import type { ExportedHappenings, WithdrawnRow } from '../journal/exported-happenings.ts';
import type { Problems } from '../journal/problems.ts';

/** What the list of withdrawn rows works with. */
export interface WithdrawnParts {
  readonly exported: ExportedHappenings;
  readonly problems: Problems;
  readonly now: () => string;
}

/** Under what a withdrawn row is filed among the problems. */
export function withdrawnSubject(id: string): string {
  return `withdrawn:${id}`;
}

/** Lists what earlier exports of this kind held and this one lacks; a person decides what it means, nothing is told to the hub. */
export function listWithdrawn(
  { exported, problems, now }: WithdrawnParts,
  entry: string,
  place: number,
): void {
  for (const row of exported.miss(entry, place, now())) {
    problems.refuse({
      subject: withdrawnSubject(row.id),
      digest: '',
      at: now(),
      counted: false,
      problems: [problemOf(row)],
    });
  }
}

function problemOf({ file, line }: WithdrawnRow) {
  return {
    file,
    line,
    code: 'ROW_WITHDRAWN',
    reason: 'a later export no longer holds this row',
    fix: 'if it was wrong, put it right or recall it at the desk; if it went by mistake, export it again',
  };
}
