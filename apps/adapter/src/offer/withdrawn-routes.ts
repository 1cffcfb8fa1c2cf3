import type { Clock } from '#ports';
import { closed } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { ExportedHappenings, WithdrawnRow } from '../journal/exported-happenings.ts';
import type { Journal } from '../journal/journal.ts';
import type { Problems } from '../journal/problems.ts';
import { withdrawnSubject } from './withdrawn-rows.ts';

/** What the decisions about withdrawn rows work with. */
export interface WithdrawnRouteParts {
  readonly journal: Journal;
  readonly exported: ExportedHappenings;
  readonly problems: Problems;
  readonly clock: Clock;
}

/** Rows that the newest export no longer holds: a person looks, acts where it must be, and says that it is seen to. */
export function withdrawnRoutes(parts: WithdrawnRouteParts): DeskRoutes {
  const { journal, exported } = parts;
  return {
    'GET /desk/withdrawn-rows': () => ({ status: 200, body: { rows: exported.open() } }),
    'POST /desk/withdrawn-rows/:id/settle': (call) => {
      const staff = call.staff();
      closed(call.body, []);
      const row = exported.open().find(({ id }) => id === call.params['id']);
      if (row === undefined)
        throw new DeskProblem('ROW_NOT_MISSING', 'list the missing rows with GET /desk/withdrawn-rows');
      journal.transaction(() => settleWithdrawn(parts, row, staff));
      return { status: 200, body: { id: row.id } };
    },
  };
}

/** Notes that a member of staff has seen to a missing row; it goes from the list of problems. */
export function settleWithdrawn(
  { exported, problems, clock }: Pick<WithdrawnRouteParts, 'exported' | 'problems' | 'clock'>,
  row: WithdrawnRow,
  staff: string,
): void {
  exported.settle(row, staff, clock.now());
  problems.clear(withdrawnSubject(row.id));
}
