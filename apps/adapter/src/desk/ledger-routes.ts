import type { Clock } from '#ports';
import type { LedgerBooks } from '../witness/ledger-books.ts';
import { ledgerReport } from '../witness/ledger-report.ts';
import { closed } from './body.ts';
import { DeskProblem } from './problem.ts';
import type { DeskRoutes } from './server.ts';

/** What the routes about the hub's ledger need. */
export interface LedgerRouteParts {
  readonly ledger: LedgerBooks;
  readonly clock: Clock;
}

/** What this agency has seen of the hub's ledger, and closing an alarm once somebody has taken it up. */
export function ledgerRoutes({ ledger, clock }: LedgerRouteParts): DeskRoutes {
  return {
    'GET /desk/ledger': () => ({ status: 200, body: ledgerReport(ledger) }),
    'POST /desk/ledger/alarms/:alarm/close': (call) => {
      const by = call.staff();
      closed(call.body, []);
      const number = Number(call.params['alarm']);
      if (!Number.isSafeInteger(number) || !ledger.alarms.close(number, by, clock.now()))
        throw new DeskProblem('ALARM_UNKNOWN', 'list the open alarms (GET /desk/ledger)');
      return { status: 200, body: {} };
    },
  };
}
