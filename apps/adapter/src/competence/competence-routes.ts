import { competenceQueryOf, competenceSaid, germanDayOf, isQueryFault, queryMembers } from '#agreement';
import type { Clock } from '#ports';
import { closed, pointerTo } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { AgreementBook, KnownAgreement } from '../hub/agreement-book.ts';
import { heldTable } from './held-table.ts';

/** What questions of competence are answered from. */
export interface CompetenceParts {
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly clock: Clock;
}

/** Who is competent, by the tables of the agreement that is held here: no case is looked at, nothing goes to the hub, nothing is kept. */
export function competenceRoutes({ agreements, clock }: CompetenceParts): DeskRoutes {
  return {
    'GET /desk/competence': () => {
      const tables = agreements.current()?.agreement.competence ?? [];
      return { status: 200, body: { tables: tables.map(({ id, titles }) => ({ id, titles })) } };
    },
    'POST /desk/competence/:table': async ({ params, body }) => {
      closed(body, queryMembers);
      const known = knownIn(agreements);
      const table = heldTable(known, params['table'] ?? '');
      const query = competenceQueryOf(body, table, germanDayOf(clock.now()));
      if (isQueryFault(query))
        throw new DeskProblem('FIELD_INVALID', query.fix, { pointer: pointerTo(...query.path.map(String)) });
      return { status: 200, body: await competenceSaid(known.agreement, table, query) };
    },
  };
}

/** The agreement that is held here. Throws `AGREEMENT_UNKNOWN`. */
export function knownIn(agreements: CompetenceParts['agreements']): KnownAgreement {
  const known = agreements.current();
  if (known !== undefined) return known;
  throw new DeskProblem(
    'AGREEMENT_UNKNOWN',
    'wait until the adapter has reached the hub once, then call again',
  );
}
