import type { DeskRoutes } from '../desk/server.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { DeadlineParts } from './deadlines.ts';
import { deadlinesIn } from './deadlines.ts';

/** What the deadlines are counted from. */
export interface DeadlineTotalParts extends DeadlineParts {
  readonly evidence: Pick<EvidenceBook, 'all'>;
}

/** How many steps wait for this agency within two weeks, and how many of them are overdue: sums over all its files, none named. */
export function deadlineTotalRoutes(parts: DeadlineTotalParts): DeskRoutes {
  return {
    'GET /desk/deadlines/totals': () => {
      const cases = parts.evidence.all().filter(({ linked, erased }) => linked && !erased);
      const all = deadlinesIn(parts, cases);
      const overdue = all.filter(({ limits }) =>
        limits.some(({ overdueDays }) => overdueDays !== undefined),
      ).length;
      return { status: 200, body: { at: parts.clock.now(), due: all.length - overdue, overdue } };
    },
  };
}
