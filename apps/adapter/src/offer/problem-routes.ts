import { closed } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { QueueDecisions } from '../inbox/queue-decisions.ts';
import type { Files } from '../journal/files.ts';
import { unfinishedSubject } from './unfinished-files.ts';
import type { WithdrawnRouteParts } from './withdrawn-routes.ts';
import { settleWithdrawn } from './withdrawn-routes.ts';
import { withdrawnSubject } from './withdrawn-rows.ts';

/** What settling a problem works with. */
export interface ProblemRouteParts extends WithdrawnRouteParts {
  readonly files: Pick<Files, 'unfinished' | 'forget'>;
  readonly decisions: Pick<QueueDecisions, 'note'>;
}

/**
 * A problem that no later export may ever put right goes from the list when a person says that it is seen to: a row of another
 * case, a file that will not come again, a row that is gone. What the folder still holds is listed again with the next import.
 */
export function problemRoutes(parts: ProblemRouteParts): DeskRoutes {
  const { journal, problems, decisions, clock } = parts;
  return {
    'POST /desk/problems/:id/settle': (call) => {
      const staff = call.staff();
      closed(call.body, []);
      const id = call.params['id'] ?? '';
      if (problems.list().every((problem) => problem.id !== id))
        throw new DeskProblem(
          'PROBLEM_STAYS',
          'GET /desk/problems lists with an id what a person may settle',
        );
      journal.transaction(() => {
        forgetFile(parts, id);
        const row = parts.exported.open().find((one) => withdrawnSubject(one.id) === id);
        if (row !== undefined) settleWithdrawn(parts, row, staff);
        problems.settle(id);
        decisions.note({ queue: 'exports', subject: id, step: 'settle', staff, at: clock.now() });
      });
      return { status: 200, body: { id } };
    },
  };
}

/** Nobody waits for the rest of the file any longer; should it come after all, it is imported from its beginning. */
function forgetFile({ files }: ProblemRouteParts, id: string): void {
  for (const file of files.unfinished()) if (unfinishedSubject(file.digest) === id) files.forget(file);
}
